import { registerEnumType } from '@nestjs/graphql';
import { Channel, EventKind } from '#comments';

/** Stands for the value of comments that do not share one. */
export const MIXED = 'MIXED';

export const SharedChannel = { ...Channel, [MIXED]: MIXED } as const;
export type SharedChannel = Channel | typeof MIXED;

export const SharedEventKind = { ...EventKind, [MIXED]: MIXED } as const;
export type SharedEventKind = EventKind | typeof MIXED;

const ofAll = (names: string[]) =>
  Object.fromEntries(names.map((name) => [name, { description: 'Shared by all its comments.' }]));

registerEnumType(SharedChannel, {
  name: 'SharedChannel',
  description: 'The channel an opinion counts under: the one its comments share (see Channel), else MIXED.',
  valuesMap: { ...ofAll(Object.keys(Channel)), MIXED: { description: 'Its comments came through several.' } },
});

registerEnumType(SharedEventKind, {
  name: 'SharedEventKind',
  description:
    'The kind of event an opinion counts under: the one its comments share (see EventKind), else MIXED.',
  valuesMap: {
    ...ofAll(Object.keys(EventKind)),
    MIXED: { description: 'Its comments were heard at events of several kinds, or some at none.' },
  },
});

/** The value all share, null when all lack one; else MIXED. */
export function shared<T>(values: readonly (T | null)[]): T | null | typeof MIXED {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : MIXED;
}
