import { canonicalNumber, NUMERAL } from '../numbers.js';
import type { Citation } from './citation.js';

const N = `[${NUMERAL}]+`;
/** 第二十七条之一 · 27条 · 第（三）项 · （三） · 第 1-1 條 */
const UNIT = new RegExp(
  `\\s*(?:第\\s*)?[（(]?\\s*(${N}(?:\\s*[-－–]\\s*${N})?)\\s*[）)]?\\s*(分编|分編|[编編章节節条條款项項目])((?:之${N})*)`,
  'y',
);
const BRACKETED = new RegExp(`\\s*(?:第\\s*)?[（(]\\s*(${N}|[a-z])\\s*[）)]`, 'y');
const ANNEX = new RegExp(`\\s*附[件表录錄]\\s*(${N})?`, 'y');
const ENGLISH =
  /^\s*(?:art(?:icle)?s?\.?|§)\s*(\d+(?:-\d+)?)\s*(?:,?\s*(?:para(?:graph)?\.?\s*)?\(?(\d+)\)?)?\s*(?:,?\s*(?:item\.?\s*|point\.?\s*)?\(?(\d+|[a-z])\)?)?\s*(?:,?\s*(?:sub-?item\.?\s*)?\(?(\d+|[a-z])\)?)?\s*$/i;
const DOTTED = /^\s*(\d+(?:-\d+)?)(?:\s*[.．]\s*(\d+))?(?:\s*[.．]\s*(\d+))?(?:\s*[.．]\s*(\d+))?\s*$/;

/**
 * Reads a citation as people write it: 第27条第2款第3项, 二十七条二款, 第二十七条第二款（三）, 27.2.3, Article 27(2)(3),
 * 第三章第一节, 附件2. Null when the whole text is not one citation.
 */
export function parseCitation(text: string, usage: 'MAINLAND' | 'TAIWAN' = 'MAINLAND'): Citation | null {
  const short = ENGLISH.exec(text) ?? DOTTED.exec(text.normalize('NFKC'));
  if (short) return fromParts(short.slice(1));
  const read = readUnits(text, 0, usage);
  return read !== null && text.slice(read.end).trim() === '' ? read.citation : null;
}

function fromParts([article, paragraph, item, subitem]: (string | undefined)[]): Citation | null {
  if (article === undefined || Number(article.split('-')[0]) === 0) return null;
  const citation: Citation = { article };
  if (paragraph !== undefined) citation.paragraph = Number(paragraph);
  if (item !== undefined) citation.item = ordinal(item);
  if (subitem !== undefined) citation.subitem = ordinal(subitem);
  return citation;
}

function ordinal(sign: string): string {
  return /^[a-z]$/i.test(sign) ? String(sign.toLowerCase().charCodeAt(0) - 96) : String(Number(sign));
}

/** The levels a citation may name, from the widest; each may only be followed by a narrower one. */
export const LEVELS = [
  'annex',
  'part',
  'subpart',
  'chapter',
  'section',
  'article',
  'paragraph',
  'item',
  'subitem',
] as const;
export type Level = (typeof LEVELS)[number];

const SIGNS: Record<string, Level> = {
  编: 'part',
  編: 'part',
  分编: 'subpart',
  分編: 'subpart',
  章: 'chapter',
  节: 'section',
  節: 'section',
  条: 'article',
  條: 'article',
  款: 'paragraph',
  项: 'item',
  項: 'item',
  目: 'subitem',
};

/** What a sign means where 條 is followed by 項 and then 款. */
export function levelOf(sign: string, usage: 'MAINLAND' | 'TAIWAN'): Level {
  if (usage === 'TAIWAN' && (sign === '項' || sign === '项')) return 'paragraph';
  if (usage === 'TAIWAN' && sign === '款') return 'item';
  return SIGNS[sign]!;
}

/** A run of units read from a text: what it cites and where it ends; `first` is the widest level it names. */
export interface UnitRun {
  citation: Citation;
  first: Level;
  last: Level;
  end: number;
}

/** Reads the units that begin at `start`: 第二十七条第二款第（三）项. Null when none begins there. */
export function readUnits(text: string, start: number, usage: 'MAINLAND' | 'TAIWAN'): UnitRun | null {
  const citation: Citation = {};
  let first: Level | null = null;
  let last: Level | null = null;
  let at = start;
  // 第一項第二款 counts as Taiwan does, whoever wrote it.
  const order =
    /^.{0,24}?[项項].{0,10}款/.test(text.slice(start, start + 40)) &&
    !/款.{0,10}[项項]/.test(text.slice(start, start + 40))
      ? 'TAIWAN'
      : usage;
  for (;;) {
    const unit = next(text, at, order, last);
    if (!unit || (last !== null && LEVELS.indexOf(unit.level) <= LEVELS.indexOf(last))) break;
    if (unit.level === 'paragraph') citation.paragraph = Number(unit.number);
    else citation[unit.level] = unit.number;
    first ??= unit.level;
    last = unit.level;
    at = unit.end;
  }
  return first === null ? null : { citation, first, last: last!, end: at };
}

function next(
  text: string,
  at: number,
  usage: 'MAINLAND' | 'TAIWAN',
  last: Level | null,
): { level: Level; number: string; end: number } | null {
  if (last === null && text.startsWith('附', at + /^\s*/.exec(text.slice(at, at + 8))![0].length)) {
    ANNEX.lastIndex = at;
    const annex = ANNEX.exec(text);
    if (!annex) return null;
    return {
      level: 'annex',
      number: annex[1] ? (canonicalNumber(annex[1]) ?? '') : '',
      end: ANNEX.lastIndex,
    };
  }
  UNIT.lastIndex = at;
  const unit = UNIT.exec(text);
  if (unit) {
    const number = canonicalNumber(unit[1]!.replace(/\s/g, ''), unit[3]);
    return number === null ? null : { level: levelOf(unit[2]!, usage), number, end: UNIT.lastIndex };
  }
  if (last !== 'article' && last !== 'paragraph' && last !== 'item') return null;
  BRACKETED.lastIndex = at;
  const bracketed = BRACKETED.exec(text);
  if (!bracketed) return null;
  const number = /[a-z]/.test(bracketed[1]!) ? ordinal(bracketed[1]!) : canonicalNumber(bracketed[1]!);
  return number === null
    ? null
    : { level: last === 'item' ? 'subitem' : 'item', number, end: BRACKETED.lastIndex };
}
