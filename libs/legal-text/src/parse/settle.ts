import { NUMERAL } from '../numbers.js';
import type { Line } from './line.js';
import type { ListStyle, Mark } from './marks.js';

/** What a line turned out to be once its surroundings were looked at: its mark, or something the mark cannot tell. */
export type Settled =
  | (Mark & { is: 'ARTICLE' | 'LIST' | 'ANNEX' | 'PREAMBLE' })
  | (Mark & { is: 'HEADING' } & { rank: number })
  | { is: 'ROW' | 'QUOTED' | 'SIGNATURE' | 'PLAIN' };

export interface SettledLine extends Line {
  settled: Settled;
}

const ROW: Settled = { is: 'ROW' };
const QUOTED: Settled = { is: 'QUOTED' };
const SIGNATURE: Settled = { is: 'SIGNATURE' };
const PLAIN: Settled = { is: 'PLAIN' };
const RANKS = { PART: 1, SUBPART: 2, CHAPTER: 3, SECTION: 4, GROUP: 5 } as const;

/** A line that starts 第十条第二款规定的…… goes on about article ten; it is not article ten. */
const GOES_ON = new RegExp(
  `^\\s*(?:第\\s*[${NUMERAL}\\s]+\\s*[款项項目条條]|[、,，]\\s*第|[和与與及或至到]\\s*第|以及第|或者第|规定|規定|的|所[列称稱规規指]|之[规規列前后後]|中[的规規列所]|[前后後](?:增|加|款|项)|增加|增设|修改为|改为|删[去除])`,
);
/** How far a number printed without a blank after it may run ahead of the last article. */
const FARTHEST = 10;
const CAPTION_OPENS = /^\s*[（(【〖〔[［]/;

/** Decides for every body line what it is; the order of the articles decides where spacing does not. */
export function settle(lines: readonly Line[], quoted: readonly boolean[]): readonly SettledLine[] {
  const state = {
    article: [] as number[],
    groups: new Map<ListStyle, number>(),
    lists: new Map<ListStyle, number>(),
  };
  const hasParts = lines.some(({ mark }) => mark?.is === 'HEADING' && mark.kind === 'PART');
  const signature = signatureStart(lines);
  lines.forEach((line, i) => (line.settled = decide(line, i)));
  return lines as readonly SettledLine[];

  function decide(line: Line, i: number): Settled {
    if (line.paragraph.row) return ROW;
    if (quoted[i]) return QUOTED;
    if (i >= signature.from && i < signature.to) return SIGNATURE;
    const { mark } = line;
    if (mark === null) return PLAIN;
    switch (mark.is) {
      case 'PREAMBLE':
        return mark;
      case 'ANNEX':
        if (i < signature.from && announces(lines, i)) return PLAIN;
        state.article = [];
        return mark;
      case 'HEADING':
        return heading(line, mark, i);
      case 'ARTICLE':
        return article(line, mark);
      case 'LIST':
        return enumerated(line, mark, i);
    }
  }

  function heading(line: Line, mark: Mark & { is: 'HEADING' }, i: number): Settled {
    const rest = line.text.slice(mark.end).trim();
    if (/[。；;]|[：:，,]$/.test(rest) || rest.length > 80) return PLAIN;
    if (!mark.spaced && (rest.length > 40 || GOES_ON.test(rest))) return PLAIN;
    // 第一章 / 总则 on two lines: the second is the name of the first.
    const previous = lines[i - 1]?.mark;
    if (mark.label === null && previous?.is === 'HEADING' && previous.end === lines[i - 1]!.text.length)
      return PLAIN;
    let { kind } = mark;
    if (kind === 'GROUP' && !(mark.spaced && leads(i))) return PLAIN;
    if (mark.label === null && hasParts) kind = 'PART';
    state.lists.clear();
    const rank = RANKS[kind as keyof typeof RANKS] + (mark.label?.includes('目') ? 0.1 : 0);
    return { ...mark, kind, rank };
  }

  function article(line: Line, mark: Mark & { is: 'ARTICLE' }): Settled {
    const number = mark.order;
    const expected = follows(number, state.article);
    if (expected && mark.spaced) {
      state.article = number;
      state.lists.clear();
      return mark;
    }
    const rest = line.text.slice(mark.end);
    const order = compareNumbers(number, state.article);
    // Without a blank only an article that comes soon after the last one is believed.
    const near = order > 0 && number[0]! - (state.article[0] ?? 0) <= FARTHEST;
    const settled =
      rest === '' ||
      (mark.spaced ? expected || !GOES_ON.test(rest) : near && !GOES_ON.test(rest)) ||
      (CAPTION_OPENS.test(rest) && order > 0);
    if (!settled) return PLAIN;
    state.article = number;
    state.lists.clear();
    return mark;
  }

  function enumerated(line: Line, mark: Mark & { is: 'LIST' }, i: number): Settled {
    const { style, number, label, end } = mark;
    const inList = number > 1 && state.lists.get(style) === number - 1;
    const groupsGoOn = number === (state.groups.get(style) ?? 0) + 1;
    if (
      (style === 'COMMA' || style === 'BRACKET') &&
      groupsGoOn &&
      isName(line.text.slice(end)) &&
      leads(i)
    ) {
      const introduced = i > 0 && /[：:；;]$/.test(lines[i - 1]!.text);
      if (!introduced && (!inList || state.groups.has(style))) {
        state.groups.set(style, number);
        state.lists.clear();
        if (style === 'COMMA') state.groups.delete('BRACKET');
        return {
          is: 'HEADING',
          kind: 'GROUP',
          spaced: true,
          number: String(number),
          label,
          end,
          rank: style === 'COMMA' ? 5 : 5.5,
        };
      }
    }
    state.lists.set(style, number);
    return mark;
  }

  /** Whether articles follow at once, or another name above articles. */
  function leads(i: number): boolean {
    for (let j = i + 1; j < lines.length && j <= i + 3; j++) {
      const { mark, text } = lines[j]!;
      if (mark?.is === 'ARTICLE') return mark.spaced || !GOES_ON.test(text.slice(mark.end));
      if (mark?.is !== 'HEADING' && !(mark?.is === 'LIST' && isName(text.slice(mark.end)))) return false;
    }
    return false;
  }
}

function isName(rest: string): boolean {
  return rest.trim() !== '' && rest.length <= 40 && !/[。；;：:，,？?]/.test(rest);
}

function compareNumbers(a: number[], b: number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a number comes right after another: 28 after 27 or 27-3, 27-1 after 27, 27-2 after 27-1. */
export function follows(next: number[], last: number[]): boolean {
  if (next.length === 0) return false;
  if (next.length === 1 && last.length === 1) return next[0] === last[0]! + 1;
  if (last.length === 0) return next[0] === 1;
  const same = (a: number[], b: number[]) => a.length === b.length && a.every((value, i) => value === b[i]);
  for (let depth = 1; depth <= last.length; depth++) {
    if (same(next, [...last.slice(0, depth - 1), last[depth - 1]! + 1])) return true;
  }
  return same(next, [...last, 1]);
}

const DATE_LINE =
  /^(?:中華民國|中华民国|公元)?\s*[〇○零一二三四五六七八九十0-9０-９]{2,4}\s*年\s*[〇零一二三四五六七八九十0-9０-９]{1,3}\s*月\s*[〇零一二三四五六七八九十0-9０-９]{1,3}\s*日$/;

/** The signatures: the short lines with a date that close the text, or stand right before its annexes. */
function signatureStart(lines: readonly Line[]): { from: number; to: number } {
  const annex = lines.findIndex(({ mark }, i) => mark?.is === 'ANNEX' && !announces(lines, i));
  const to = annex === -1 ? lines.length : annex;
  let from = to;
  while (from > 0 && isSignatureLine(lines[from - 1]!)) from--;
  const dated = lines.slice(from, to).some(({ text }) => DATE_LINE.test(text));
  return dated ? { from, to } : { from: to, to };
}

/** 附件：名录 above the date only announces the annex that follows the signature. */
function announces(lines: readonly Line[], i: number): boolean {
  for (let j = i + 1; j < lines.length && j <= i + 12; j++) {
    const { mark, text } = lines[j]!;
    if (DATE_LINE.test(text)) return true;
    if (mark?.is === 'ARTICLE' || mark?.is === 'HEADING' || /[。；：]/.test(text) || lines[j]!.paragraph.row)
      return false;
  }
  return false;
}

function isSignatureLine({ text, mark, paragraph }: Line): boolean {
  return mark === null && !paragraph.row && text.length <= 40 && !/[。，；：、“”\t]/.test(text);
}
