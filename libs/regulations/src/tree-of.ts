import type { ParsedProvision } from '#legal-text';
import type { Provision } from './provision.entity.js';

/** A node rebuilt from its row: what was parsed, and the row's id. */
export interface StoredProvision extends ParsedProvision {
  id: string;
  children: StoredProvision[];
}

/** What of a row makes the node. */
type Row = Pick<Provision, 'id' | 'parentId' | 'ordinal'> & Omit<ParsedProvision, 'children'>;

/** The tree of a draft from its rows, all of them, in any order. Roots in document order. */
export function treeOf(rows: readonly Row[]): StoredProvision[] {
  const inOrder = rows.toSorted((a, b) => a.ordinal - b.ordinal);
  const nodes = new Map(inOrder.map((row) => [row.id, nodeOf(row)]));
  const roots: StoredProvision[] = [];
  for (const { id, parentId } of inOrder)
    (parentId ? nodes.get(parentId)!.children : roots).push(nodes.get(id)!);
  return roots;
}

function nodeOf({ id, kind, number, label, heading, text, source }: Row): StoredProvision {
  return { id, kind, number, label, heading, text, source, children: [] };
}
