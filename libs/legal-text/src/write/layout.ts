import type { Provision, ProvisionKind } from '../legal-text.js';

/** A printed piece of a text: a centred heading, a paragraph with what is printed before its words, a table. */
export type Printed =
  | { as: 'HEADING'; kind: ProvisionKind; words: string }
  | { as: 'PARAGRAPH'; kind: ProvisionKind; label: string; caption: string | null; text: string }
  | { as: 'TABLE'; rows: string[][] };

const HEADINGS = new Set<ProvisionKind>(['PART', 'SUBPART', 'CHAPTER', 'SECTION', 'GROUP', 'ANNEX']);

/** A tree as it is printed: the label of an article stands before its first 款, whether the article holds it or not. */
export function layout(provisions: readonly Provision[]): Printed[] {
  const printed: Printed[] = [];
  let waiting: { label: string; caption: string | null; kind: ProvisionKind } | null = null;
  const release = () => {
    if (waiting) printed.push({ as: 'PARAGRAPH', ...waiting, text: '' });
    waiting = null;
  };
  const visit = (node: Provision): void => {
    const { kind, label, heading, text } = node;
    if (kind === 'TABLE') {
      release();
      printed.push({ as: 'TABLE', rows: text.split('\n').map((row) => row.split('\t')) });
      return;
    }
    if (HEADINGS.has(kind) || (kind === 'PREAMBLE' && heading !== null)) {
      release();
      printed.push({
        as: 'HEADING',
        kind,
        words: [label, heading].filter((part) => part !== null).join('　'),
      });
    } else if (label !== null) {
      release();
      waiting = { label, caption: heading, kind };
    }
    if (text !== '') {
      const lead = waiting ?? { label: '', caption: null, kind };
      waiting = null;
      text.split('\n').forEach((line, i) => {
        printed.push({
          as: 'PARAGRAPH',
          ...(i === 0 ? lead : { label: '', caption: null, kind }),
          text: line,
        });
      });
    }
    node.children.forEach(visit);
    release();
  };
  provisions.forEach(visit);
  return printed;
}

/** What is printed between an article's label and its words. */
export function captioned(caption: string | null): string {
  return caption === null ? '　' : `　【${caption}】　`;
}
