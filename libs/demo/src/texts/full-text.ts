import type { Topic } from '../topics/index.js';

/**
 * A draft written in full. One line is a chapter (`# name`), an article (`- words`, or `+ words` where the second
 * version added it) or a further 款 or item of the article above; numbers are given when it is printed.
 */
export interface FullText extends Omit<Topic, 'measures' | 'bans'> {
  text: string;
  /** What the second version says instead: each left side stands in `text` exactly once. */
  edits: [from: string, to: string][];
}

/** The second version's text. */
export function secondVersion({ text, edits }: FullText): string {
  return edits.reduce((version, [from, to]) => {
    if (version.split(from).length !== 2) throw new Error(`The demo's edit fits not once: ${from}`);
    return version.replace(from, () => to);
  }, text);
}
