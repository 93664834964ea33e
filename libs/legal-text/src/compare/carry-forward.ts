import type { Provision } from '../legal-text.js';
import type { Comparison } from './changes.js';

/** Where something that was anchored to a provision of the earlier draft belongs in the later one. */
export interface Carried<P extends Provision = Provision> {
  /** Path of the provision in the later draft, the best guess when it waits; null when there is none. */
  to: readonly P[] | null;
  /** How sure, 0 to 1. */
  confidence: number;
  /** True below the threshold: a person has to confirm it. */
  waits: boolean;
}

/** From here on an anchor moves by itself. Below it, a wrong move would put words into a resident's mouth. */
export const CARRY_THRESHOLD = 0.75;

/** An anchor whose own provision is gone is offered the provision it stood in, but never moved there by itself. */
const FALLBACK = 0.5;

/**
 * Moves anchors of comments, opinions and decisions to the new draft. An anchor is a provision of the earlier draft, the
 * very object that was compared. Where a provision was split, its anchors follow the part that is most alike.
 */
export function carryForward<P extends Provision>(
  anchors: readonly P[],
  comparison: Comparison<P>,
  threshold = CARRY_THRESHOLD,
): Carried<P>[] {
  const counterpart = new Map<P, { to: readonly P[]; confidence: number }>();
  const above = new Map<P, P>();
  for (const { before, after, confidence } of comparison.changes) {
    if (!before) continue;
    before.forEach((node, i) => i > 0 && above.set(node, before[i - 1]!));
    const node = before.at(-1)!;
    if (!after || after.length === 0) continue;
    const known = counterpart.get(node);
    // The pairing of like with like comes before that of an article with one of its 款.
    const better = !known || (known.to.at(-1)!.kind !== node.kind && after.at(-1)!.kind === node.kind);
    if (better) counterpart.set(node, { to: after, confidence });
  }
  for (const { before, after } of comparison.changes) {
    if (after || !before) continue;
    const below = (node: P, parent: P): void => {
      above.set(node, parent);
      (node.children as readonly P[]).forEach((child) => below(child, node));
    };
    (before.at(-1)!.children as readonly P[]).forEach((child) => below(child, before.at(-1)!));
  }
  return anchors.map((anchor) => {
    const found = counterpart.get(anchor);
    if (found) return { ...found, waits: found.confidence < threshold };
    for (let node = above.get(anchor); node; node = above.get(node)) {
      const host = counterpart.get(node);
      if (host) return { to: host.to, confidence: host.confidence * FALLBACK, waits: true };
    }
    return { to: null, confidence: 0, waits: true };
  });
}
