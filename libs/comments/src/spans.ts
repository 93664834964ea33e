/** Characters from `start` up to, not including, `end`, in UTF-16 units as JavaScript and JSON readers count them. */
export interface Span {
  start: number;
  end: number;
}

/** Stands for anything hidden, always the same length so that it tells nothing about what it hides. */
export const MASK = '■■■';

/** The text with each span, or run of touching spans, replaced by `MASK`. Spans may overlap and come in any order. */
export function masked(text: string, spans: readonly Span[]): string {
  let shown = '';
  let from = 0;
  for (const { start, end } of merged(spans)) {
    shown += text.slice(from, start) + MASK;
    from = end;
  }
  return shown + text.slice(from);
}

function merged(spans: readonly Span[]): Span[] {
  const runs: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = runs.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else runs.push({ start, end });
  }
  return runs;
}

/** Whether a span lies within the text, holds something, and cuts no character (an emoji is two units) in half. */
export function fits(text: string, { start, end }: Span): boolean {
  return start >= 0 && start < end && end <= text.length && !cuts(text, start) && !cuts(text, end);
}

const cuts = (text: string, at: number) =>
  /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
