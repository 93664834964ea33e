import type { ParsedProvision, ProvisionKind, Warning, WarningCode } from '../legal-text.js';
import type { Line } from './line.js';
import { squeeze } from './line.js';
import { follows } from './settle.js';

/** A doubt about a place; the messages are its two readings. */
export function doubt(
  code: WarningCode,
  place: Line | ParsedProvision,
  message: string,
  messageZh: string,
): Warning {
  if ('source' in place) {
    const { paragraph, start } = place.source;
    return {
      code,
      message,
      messageZh,
      paragraph,
      start,
      end: start + (place.label?.length ?? place.text.length),
    };
  }
  return { code, message, messageZh, paragraph: place.paragraph.number, start: place.from, end: place.to };
}

/** Numbers that skip, repeat or run backwards, in the order printed, and provisions that say nothing. */
export function doubtsOf(roots: readonly ParsedProvision[]): Warning[] {
  const found: Warning[] = [];
  // Articles run through the whole text, whatever chapters they stand in; an annex counts anew.
  visit(roots, new Map([['ARTICLE', null]]));
  return found;

  function visit(
    siblings: readonly ParsedProvision[],
    running: Map<ProvisionKind, ParsedProvision | null>,
  ): void {
    const last = new Map<string, ParsedProvision>();
    for (const node of siblings) {
      if (node.kind === 'ARTICLE') {
        check(node, running.get('ARTICLE') ?? null);
        running.set('ARTICLE', node);
      } else if (node.label !== null && node.kind !== 'ANNEX') {
        const series = `${node.kind} ${printedAs(node.label)}`;
        // 章 count on through several 编 in some codes and begin anew in others.
        const before = last.get(series) ?? (numbersRunOn(node, running) ? running.get(node.kind)! : null);
        check(node, before);
        last.set(series, node);
        running.set(node.kind, node);
      }
      saysNothing(node);
      if (node.children.length > 0) visit(node.children, node.kind === 'ANNEX' ? new Map() : running);
    }
  }

  function check(node: ParsedProvision, before: ParsedProvision | null): void {
    const name = node.label!;
    if (node.number === null) {
      const message = `${name} has no readable number.`;
      return void found.push(doubt('NUMBER_UNREADABLE', node, message, `“${name}”的序号无法识别。`));
    }
    // Nearly always the one number is the other and one.
    if (Number(node.number) === Number(before?.number ?? 0) + 1) return;
    const number = parts(node);
    if (follows(number, before ? parts(before) : [])) return;
    if (!before) {
      const [en, zh] = [`The first one is ${name}.`, `首个序号是“${name}”。`];
      return void found.push(doubt('NUMBER_SKIPPED', node, en, zh));
    }
    const order = compare(number, parts(before));
    const code = order > 0 ? 'NUMBER_SKIPPED' : order === 0 ? 'NUMBER_REPEATED' : 'NUMBER_BACKWARDS';
    found.push(doubt(code, node, `${name} follows ${before.label}.`, `“${before.label}”之后是“${name}”。`));
  }

  function saysNothing(node: ParsedProvision): void {
    if (node.text !== '' || node.children.length > 0) return;
    if (node.kind === 'ARTICLE' && node.heading === null) {
      found.push(doubt('ARTICLE_EMPTY', node, `${node.label} has no text.`, `“${node.label}”没有内容。`));
    } else if (node.label !== null && node.heading === null && node.kind !== 'ARTICLE') {
      found.push(
        doubt(
          'HEADING_EMPTY',
          node,
          `${node.label} has neither name nor text.`,
          `“${node.label}”没有名称和内容。`,
        ),
      );
    }
  }
}

/** Entries of the 目录 that no heading of the text answers. */
export function contentsDoubts(entries: readonly Line[], roots: readonly ParsedProvision[]): Warning[] {
  if (entries.length === 0) return [];
  const withArticles = entries.some(({ mark }) => mark?.is === 'ARTICLE');
  const headings = new Set<string>();
  collect(roots);
  const missing = entries.filter(({ text, mark }) => mark !== null && !headings.has(entryName(text)));
  return missing.map((line) =>
    doubt(
      'CONTENTS_DIFFER',
      line,
      `The table of contents lists «${line.text}», which is no heading of the text.`,
      `目录中的“${line.text}”与正文的标题不一致。`,
    ),
  );

  function collect(nodes: readonly ParsedProvision[]): void {
    for (const node of nodes) {
      if (node.kind === 'ARTICLE' && !withArticles) continue;
      headings.add(entryName((node.label ?? '') + (node.heading ?? '')));
      if (node.kind === 'ANNEX' || node.kind === 'PREAMBLE') headings.add(entryName(node.label ?? '序言'));
      if (node.kind !== 'ARTICLE') collect(node.children);
    }
  }
}

/** A name without blanks, leaders and page number: 第一章 总则……1 and 第一章　总　　则 are the same. */
export function entryName(text: string): string {
  return squeeze(text)
    .replace(/[.．·•…⋯—-]*[0-9０-９]*$/u, '')
    .replace(/[:：]$/, '');
}

/** Which series a label counts in: （一） and (一) in one, 1. in another. */
function printedAs(label: string): string {
  const code = label.charCodeAt(0);
  if (code === 0xff08 || code === 0x28) return '(';
  if (code === 0x7b2c) return '第';
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)
    ? '1'
    : code > 0x2e80
      ? '一'
      : label[0]!;
}

function numbersRunOn(node: ParsedProvision, running: Map<ProvisionKind, ParsedProvision | null>): boolean {
  return (
    (node.kind === 'CHAPTER' || node.kind === 'GROUP') &&
    node.number !== '1' &&
    running.get(node.kind) != null
  );
}

function parts(node: ParsedProvision): number[] {
  return node.number?.split('-').map(Number) ?? [];
}

function compare(a: number[], b: number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
