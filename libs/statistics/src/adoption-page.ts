import { no, type Page } from '#graphql';
import type { AdoptionRow } from './adoption-answer.js';
import { comparePlaces, placeOf, type AdoptionOrder, type Place } from './adoption-order.js';

/** A page of groups that are all at hand: `first` rows after the place a cursor names, even if its group is gone. */
export function pageOfGroups(
  rows: readonly AdoptionRow[],
  order: AdoptionOrder,
  first: number,
  after: string | null,
): Page<AdoptionRow> {
  const compare = comparePlaces(order);
  const placed = rows
    .map((row) => ({ row, place: placeOf(row, order.by) }))
    .sort((a, b) => compare(a.place, b.place));
  const from = after === null ? null : decode(after);
  const rest = from ? placed.filter(({ place }) => compare(place, from) > 0) : placed;
  const edges = rest.slice(0, first).map(({ row, place }) => ({ node: row, cursor: encode(place) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: rest.length > first,
      hasPreviousPage: rest.length < placed.length,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: () => Promise.resolve(rows.length),
  };
}

const encode = ({ value, group }: Place) =>
  Buffer.from(JSON.stringify([value, ...group])).toString('base64url');

function decode(cursor: string): Place {
  try {
    const [value, ...group] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const isText = (v: unknown) => v === null || typeof v === 'string';
    if ((value === null || typeof value === 'number') && group.every(isText)) return { value, group };
  } catch {
    // Not of this list: said below.
  }
  throw no.badInput(
    { zh: '翻页游标不是本列表给出的。', en: 'This cursor was not made by this list.' },
    'after',
  );
}
