import { registerEnumType } from '@nestjs/graphql';
import { diffWords } from '#legal-text';

/** The kinds of `#legal-text`, which knows no GraphQL. */
export enum ChangeKind {
  UNCHANGED = 'UNCHANGED',
  TYPOGRAPHIC = 'TYPOGRAPHIC',
  EDITED = 'EDITED',
  RENUMBERED = 'RENUMBERED',
  MOVED = 'MOVED',
  SPLIT = 'SPLIT',
  MERGED = 'MERGED',
  ADDED = 'ADDED',
  REMOVED = 'REMOVED',
}

registerEnumType(ChangeKind, {
  name: 'ChangeKind',
  description: 'What became of a provision from one draft to another. Several may hold at once.',
  valuesMap: {
    UNCHANGED: { description: 'The same words under the same number.' },
    TYPOGRAPHIC: {
      description: 'Only blanks, quotation marks, brackets or widths of letters differ; it says the same.',
    },
    EDITED: { description: 'Its own words changed.' },
    RENUMBERED: { description: 'It bears another number.' },
    MOVED: { description: 'It stands elsewhere among the others, or under another chapter.' },
    SPLIT: { description: 'Became an article of its own, split off from one.' },
    MERGED: { description: 'Went into another article.' },
    ADDED: { description: 'Nothing in the earlier draft corresponds to it.' },
    REMOVED: { description: 'Nothing in the later draft corresponds to it.' },
  },
});

type Worded = { number: string | null; heading: string | null; text: string };

const unspaced = (heading: string | null) => (heading ?? '').replace(/\s+/g, '');

/** What the words and numbers of two provisions tell that became of it, whoever paired them. */
export function kindsBetween(before: Worded, after: Worded): ChangeKind[] {
  const kinds: ChangeKind[] = [];
  const reworded = diffWords(before.text, after.text).some((stretch) => !stretch.same);
  if (reworded || unspaced(before.heading) !== unspaced(after.heading)) kinds.push(ChangeKind.EDITED);
  else if (before.text !== after.text) kinds.push(ChangeKind.TYPOGRAPHIC);
  if (before.number !== after.number) kinds.push(ChangeKind.RENUMBERED);
  return kinds.length ? kinds : [ChangeKind.UNCHANGED];
}
