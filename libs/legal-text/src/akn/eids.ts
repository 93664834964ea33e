import type { Provision, ProvisionKind } from '../legal-text.js';

/** Abbreviations of the Akoma Ntoso naming convention (3.0, 5.2), with this text's own for what it has no name for. */
const PREFIX: Record<ProvisionKind, string> = {
  PART: 'part',
  SUBPART: 'subpart',
  CHAPTER: 'chp',
  SECTION: 'sec',
  GROUP: 'dvs',
  ARTICLE: 'art',
  CLAUSE: 'cl',
  PARAGRAPH: 'para',
  ITEM: 'point',
  SUBITEM: 'indent',
  PREAMBLE: 'preamble',
  TABLE: 'tbl',
  ANNEX: 'annex',
  SIGNATURE: 'sign',
};

/** Articles and clauses count through the whole text, so their ids do not change when a chapter is put above them. */
const FROM_THE_TOP = new Set<ProvisionKind>(['ARTICLE', 'CLAUSE']);

/**
 * Stable ids for every node: art_27__para_2__point_3, annex_1__art_1. They are made of printed numbers, and of positions
 * only where nothing is printed; a number that is printed twice gets a suffix.
 */
export function eIds<P extends Provision>(roots: readonly P[]): Map<P, string> {
  const ids = new Map<P, string>();
  const used = new Set<string>();
  const visit = (nodes: readonly P[], above: string, scope: string): void => {
    const places = new Map<ProvisionKind, number>();
    for (const node of nodes) {
      const place = (places.get(node.kind) ?? 0) + 1;
      places.set(node.kind, place);
      const prefix = FROM_THE_TOP.has(node.kind) ? scope : above;
      const wanted = `${prefix}${PREFIX[node.kind]}_${node.number ?? place}`;
      let id = wanted;
      for (let again = 2; used.has(id); again++) id = `${wanted}_${again}`;
      used.add(id);
      ids.set(node, id);
      visit(node.children as readonly P[], `${id}__`, node.kind === 'ANNEX' ? `${id}__` : scope);
    }
  };
  visit(roots, '', '');
  return ids;
}
