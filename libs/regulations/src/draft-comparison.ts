import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { diffWords } from '#legal-text';
import { ChangeKind } from './change-kind.js';
import { Draft } from './draft.entity.js';
import { Provision } from './provision.entity.js';

@ObjectType({ description: 'A stretch of two wordings. All of them put together give both exactly.' })
export class WordingStretch {
  @Field({ description: 'Both say the same here.' })
  same: boolean;

  @Field({ description: 'They say the same but print it differently: blanks, quotation marks, brackets.' })
  typographic: boolean;

  @Field({ description: 'What the earlier draft prints; empty where words were only added.' })
  before: string;

  @Field({ description: 'What the later draft prints; empty where words were only taken out.' })
  after: string;
}

@ObjectType({ description: 'What became of one provision between two drafts.' })
export class ProvisionChange {
  @Field(() => [ChangeKind], { description: 'What became of it.' })
  kinds: ChangeKind[];

  @Field(() => Provision, {
    nullable: true,
    description: 'It in the earlier draft; null when it was added.',
  })
  before: Provision | null;

  @Field(() => Provision, {
    nullable: true,
    description:
      'It in the later draft; null when it was removed. Of what was added or removed only the topmost is told.',
  })
  after: Provision | null;

  @Field(() => Float, { description: 'How sure the pairing is, 0 to 1; 1 for what a person confirmed.' })
  confidence: number;

  @Field({ description: 'A person said that these two correspond.' })
  confirmed: boolean;

  @Field(() => [WordingStretch], {
    nullable: true,
    description:
      'Own words against own words, by Chinese words; null when it was added or removed. Asked for, it is worked out.',
    middleware: [({ source }: { source: ProvisionChange }) => stretches(source)],
  })
  wording: WordingStretch[] | null;
}

/** The wordings of both sides side by side; null where there is only one. */
export function stretches({ before, after }: ProvisionChange): WordingStretch[] | null {
  if (!before || !after) return null;
  return diffWords(before.text, after.text).map((stretch) => ({
    ...stretch,
    typographic: stretch.same && stretch.before !== stretch.after,
  }));
}

const count = { description: 'How many provisions; one that changed in two ways counts under both.' };

@ObjectType({
  description:
    'Two drafts side by side, the earlier one first whichever was asked: by the day they bear, then by import. Provisions are recognised by their words, unless a person confirmed otherwise.',
})
export class DraftComparison {
  @Field(() => Draft, { description: 'The earlier one.' })
  earlier: Draft;

  @Field(() => Draft, { description: 'The later one.' })
  later: Draft;

  /** In the order of the later draft. */
  all: Omit<ProvisionChange, 'wording'>[];

  @Field(() => Int, count) unchanged: number;
  @Field(() => Int, count) typographic: number;
  @Field(() => Int, count) edited: number;
  @Field(() => Int, count) renumbered: number;
  @Field(() => Int, count) moved: number;
  @Field(() => Int, count) split: number;
  @Field(() => Int, count) merged: number;
  @Field(() => Int, count) added: number;
  @Field(() => Int, count) removed: number;
}
