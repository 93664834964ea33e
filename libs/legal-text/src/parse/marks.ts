import type { ProvisionKind } from '../legal-text.js';
import { chineseToNumber, isNumeral, NUMERAL, numberParts } from '../numbers.js';
import { isBlank } from './blank.js';

/** How an enumerated line is printed: 一、 · （一） · 1. · （1） · ① · a) */
export type ListStyle = 'COMMA' | 'BRACKET' | 'DIGIT' | 'DIGIT_BRACKET' | 'CIRCLE' | 'LETTER';

/** What the beginning of a line says it is, before its surroundings are looked at. */
export type Mark =
  | {
      is: 'HEADING';
      kind: ProvisionKind;
      number: string | null;
      label: string | null;
      end: number;
      spaced: boolean;
    }
  | { is: 'ARTICLE'; number: string | null; order: number[]; label: string; end: number; spaced: boolean }
  | { is: 'LIST'; style: ListStyle; number: number; label: string; end: number }
  | { is: 'ANNEX'; number: string | null; label: string; end: number }
  | { is: 'PREAMBLE'; end: number };

// Typesetters widen short words with spaces (总　　则, 第 一 章), so spaces may stand between any two signs of a label.
const N = `[${NUMERAL}](?:\\s*[${NUMERAL}])*`;
const INSERTED = `(?:\\s*之\\s*[${NUMERAL}]+)*`;
const NUMBERED = new RegExp(
  `^第\\s*(${N}(?:\\s*[-－—–﹣]\\s*${N})*)\\s*(分\\s*[编編]|[编編章节節条條款目])(${INSERTED})`,
);
const HEADING_KINDS: Record<string, ProvisionKind> = {
  编: 'PART',
  編: 'PART',
  分编: 'SUBPART',
  分編: 'SUBPART',
  章: 'CHAPTER',
  节: 'SECTION',
  節: 'SECTION',
  款: 'GROUP',
  目: 'GROUP',
};
const SIMPLE: Record<string, ProvisionKind> = {
  编: 'PART',
  章: 'CHAPTER',
  节: 'SECTION',
  条: 'ARTICLE',
  條: 'ARTICLE',
  節: 'SECTION',
};
/** 之, which may begin an insertion (第二十七条之一). */
const INSERTION = 0x4e4b;
const COMMA = /^([〇零一二三四五六七八九十百]+)\s*[、．]/;
const BRACKET = /^[（(〔﹙]\s*([〇零一二三四五六七八九十百]+)\s*[）)〕﹚]/;
const DIGIT = /^([0-9０-９]{1,3})\s*(?:[、．]|\.(?![0-9０-９]))/;
const DIGIT_BRACKET = /^[（(]\s*([0-9０-９]{1,3})\s*[）)]|^([0-9０-９]{1,3})\s*[）)]/;
const LETTER = /^[（(]?([a-zａ-ｚ])\s*[）).．、]/;
const LIST_START = /^[〇零一二三四五六七八九十百（(〔﹙0-9０-９a-zａ-ｚ\u2460-\u249b\u3220-\u3229]/;
const ANNEX = new RegExp(
  `^(?:附\\s*(?:件|表|录|錄|图|圖)(?:\\s*([${NUMERAL}]{1,3})(?![、年月日]))?|附(?=\\s*[:：]))\\s*[:：.．]?`,
);
const PREAMBLE = /^(?:序\s*言|前\s*言|弁\s*言)$/;
/** Headings that old laws and codes print without a number. */
const BARE = /^(?:总\s*则|總\s*則|分\s*则|分\s*則|附\s*则|附\s*則)$/;

/** Reads the mark at the beginning of a line already freed of outer spaces; null for a plain line. */
export function markOf(line: string): Mark | null {
  // One look at the first sign spares most lines every pattern.
  switch (line.charCodeAt(0)) {
    case 0x7b2c: // 第
      return numbered(line);
    case 0x9644: // 附
      return bare(line) ?? annex(line);
    case 0x603b: // 总
    case 0x7e3d: // 總
    case 0x5206: // 分
      return bare(line);
    case 0x5e8f: // 序
    case 0x524d: // 前
    case 0x5f01: // 弁
      return PREAMBLE.test(line) ? { is: 'PREAMBLE', end: line.length } : null;
    default:
      return listed(line);
  }
}

/** 第二十七条, without blanks and insertions, is nearly every label there is: read it without a pattern. */
function numbered(line: string): Mark | null {
  let at = 1;
  while (isNumeral(line.charCodeAt(at))) at++;
  const kind = SIMPLE[line[at] ?? ''];
  const after = line.charCodeAt(at + 1);
  if (at === 1 || kind === undefined || after === INSERTION) return numberedLoosely(line);
  const value = chineseToNumber(line.slice(1, at));
  const end = at + 1;
  const label = line.slice(0, end);
  const number = value === null ? null : String(value);
  const spaced = end === line.length || isBlank(after);
  if (kind !== 'ARTICLE') return { is: 'HEADING', kind, number, label, end, spaced };
  return { is: 'ARTICLE', number, order: value === null ? [] : [value], label, end, spaced };
}

function numberedLoosely(line: string): Mark | null {
  const found = NUMBERED.exec(line);
  if (!found) return null;
  const [label, main, unit, inserted] = found as unknown as [string, string, string, string];
  const end = label.length;
  const spaced = end === line.length || /\s/.test(line[end]!);
  const kind = HEADING_KINDS[unit.replace(/\s/g, '')];
  // 第一条之后 and 第一章之外 are citations: a lone 之 belongs to what follows, and no heading begins so.
  const order = numberParts(main.replace(/\s/g, ''), inserted.replace(/\s/g, ''));
  const number = order === null ? null : order.join('-');
  return kind
    ? { is: 'HEADING', kind, number, label, end, spaced }
    : { is: 'ARTICLE', number, order: order ?? [], label, end, spaced };
}

function bare(line: string): Mark | null {
  if (line.length > 8 || !BARE.test(line)) return null;
  return { is: 'HEADING', kind: 'CHAPTER', number: null, label: null, end: 0, spaced: true };
}

function annex(line: string): Mark | null {
  const found = ANNEX.exec(line);
  if (!found) return null;
  const end = found[0].length;
  const rest = line.slice(end);
  // 附件所列…… is a sentence; a heading is short and unpunctuated.
  if (rest.length > 60 || /[。；，]/.test(rest)) return null;
  const separated = rest === '' || /[:：.．]$/.test(found[0]) || /^\s/.test(rest) || found[1] !== undefined;
  if (!separated) return null;
  const number = found[1] === undefined ? null : chineseToNumber(found[1]);
  return { is: 'ANNEX', number: number === null ? null : String(number), label: found[0].trimEnd(), end };
}

function listed(line: string): Mark | null {
  if (!LIST_START.test(line)) return null;
  const comma = COMMA.exec(line);
  if (comma) return list('COMMA', comma[0], chineseToNumber(comma[1]!));
  const bracket = BRACKET.exec(line);
  if (bracket) return list('BRACKET', bracket[0], chineseToNumber(bracket[1]!));
  const code = line.charCodeAt(0);
  if (code >= 0x3220 && code <= 0x3229) return list('BRACKET', line[0]!, code - 0x321f); // ㈠
  if (code >= 0x2460 && code <= 0x2473) return list('CIRCLE', line[0]!, code - 0x245f); // ①
  if (code >= 0x2474 && code <= 0x2487) return list('DIGIT_BRACKET', line[0]!, code - 0x2473); // ⑴
  if (code >= 0x2488 && code <= 0x249b) return list('DIGIT', line[0]!, code - 0x2487); // ⒈
  const digit = DIGIT.exec(line);
  if (digit) return list('DIGIT', digit[0], chineseToNumber(digit[1]!));
  const inBrackets = DIGIT_BRACKET.exec(line);
  if (inBrackets)
    return list('DIGIT_BRACKET', inBrackets[0], chineseToNumber(inBrackets[1] ?? inBrackets[2]!));
  const letter = LETTER.exec(line);
  if (letter) return list('LETTER', letter[0], letter[1]!.charCodeAt(0) & 31 || null);
  return null;
}

function list(style: ListStyle, label: string, number: number | null): Mark | null {
  return number === null ? null : { is: 'LIST', style, number, label, end: label.length };
}
