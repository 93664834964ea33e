/** Facts of a decision as the audit keeps them: without the reason's words. */
export function factsOf(
  decision: { outcome: string; adoptedIntoId: string | null; version?: number; round?: number } | undefined,
): Record<string, unknown> | null {
  if (!decision) return null;
  const { outcome, adoptedIntoId, version, round } = decision;
  return { outcome, adoptedIntoId, ...(version && { version }), ...(round && { round }) };
}
