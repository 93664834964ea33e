import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Warning } from '#legal-text';

@ObjectType({
  description:
    'A doubt of the reader about a text. The text stands as printed: nothing is repaired silently.',
})
export class DraftWarning {
  @Field(() => String, {
    description: 'Which doubt: NUMBER_SKIPPED, HEADING_EMPTY, CONTENTS_DIFFER and the like.',
  })
  code: Warning['code'];

  @Field({ description: 'What is doubtful, in Chinese.' })
  messageZh: string;

  @Field({ description: 'What is doubtful, in English.' })
  messageEn: string;

  @Field(() => Int, { description: 'Paragraph of the file it stands in, from 1.' })
  paragraph: number;

  @Field(() => Int, { description: 'First sign meant in that paragraph, from 0, in UTF-16 units.' })
  start: number;

  @Field(() => Int, { description: 'The sign after the last one meant.' })
  end: number;
}

export function draftWarning({ message, ...warning }: Warning): DraftWarning {
  return { ...warning, messageEn: message };
}
