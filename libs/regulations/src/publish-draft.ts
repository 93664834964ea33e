import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString } from 'class-validator';
import { Day, InvalidInput, Refusal, resultUnion } from '#graphql';
import { Draft } from './draft.entity.js';

@InputType({ description: 'A draft to publish; from then on its text never changes.' })
export class PublishDraftInput {
  @Field(() => ID, { description: 'The draft.' })
  @IsString()
  draftId: string;

  @Field(() => Day, {
    nullable: true,
    description:
      'Day of publication; today when left out. Earlier when it was published elsewhere first, never later.',
  })
  @IsOptional()
  @IsString()
  publishedOn?: string | null;
}

@ObjectType({ implements: () => Refusal, description: 'The draft has been published before.' })
export class DraftAlreadyPublished extends Refusal {
  @Field(() => Day, { description: 'Since when.' })
  readonly publishedOn: string;

  constructor(publishedOn: string) {
    super({
      zh: `该草案已于${publishedOn}公布。`,
      en: `The draft has already been published, on ${publishedOn}.`,
    });
    this.publishedOn = publishedOn;
  }
}

export const PublishDraftResult = resultUnion('PublishDraftResult', () => [
  Draft,
  DraftAlreadyPublished,
  InvalidInput,
]);
