import { chineseToNumber, NUMERAL } from '../numbers.js';
import type { Citation } from './citation.js';
import { LEVELS, levelOf, readUnits, type Level, type UnitRun } from './parse-citation.js';

/** A citation found in free text. */
export interface FoundCitation {
  /** UTF-16 offsets in the text, `text.slice(start, end)` being the words. */
  start: number;
  end: number;
  text: string;
  /** What it points at; several for 第三款至第五款. Empty when it is relative (前款) and the context does not tell to what. */
  targets: Citation[];
  /** The other law it belongs to, when one is named before it: 《民法典》第十条. Null for this text's own provisions. */
  of: string | null;
}

/** Where the words stand: what 本条 and 前款 are relative to, and what this text is called. */
export interface CitationContext extends Citation {
  title?: string;
  usage?: 'MAINLAND' | 'TAIWAN';
}

const START = new RegExp(
  `第\\s*[（(]?\\s*[${NUMERAL}]|[本前该上同][${NUMERAL}]*[条條款项項]|附[件表]\\s*[${NUMERAL}]|[0-9０-９]{1,4}\\s*[条條]|[一二三四五六七八九十百]{1,7}[条條]第?[${NUMERAL}]{1,3}[款项項]|\\bArt(?:icle|\\.)\\s*\\d`,
  'gi',
);
const RELATIVE = new RegExp(`([本前该上同])([${NUMERAL}]*)([条條款项項])`, 'y');
const JOIN = /\s*(?:以及|或者|[、，,和与與及或])\s*(?=第|[（(][一二三四五六七八九十])/y;
const RANGE = /\s*(?:至|到|[-－—～~])\s*(?=第|[（(][一二三四五六七八九十])/y;
const ENGLISH = /art(?:icle|\.)\s*(\d+(?:-\d+)?)(?:\s*\((\d+)\))?(?:\s*\((\d+|[a-z])\))?/iy;
/** More targets than this in one range is a misprint. */
const LONGEST_RANGE = 200;

/**
 * Finds the citations in a remark, a summary or a provision: 第三款至第五款, 第十条、第十二条, 前款, 本条第二款. Used to
 * offer anchors; relative ones are resolved against `context`.
 */
export function findCitations(text: string, context: CitationContext = {}): FoundCitation[] {
  const found: FoundCitation[] = [];
  const usage = context.usage ?? 'MAINLAND';
  START.lastIndex = 0;
  for (let match = START.exec(text); match; match = START.exec(text)) {
    const read = readAt(text, match.index, context, usage);
    if (!read) {
      START.lastIndex = match.index + 1;
      continue;
    }
    const of = otherLaw(text.slice(Math.max(0, match.index - 60), match.index), context.title);
    found.push({
      start: match.index,
      end: read.end,
      text: text.slice(match.index, read.end),
      targets: read.targets,
      of,
    });
    START.lastIndex = read.end;
  }
  return found;
}

function readAt(
  text: string,
  start: number,
  context: CitationContext,
  usage: 'MAINLAND' | 'TAIWAN',
): { targets: Citation[]; end: number } | null {
  ENGLISH.lastIndex = start;
  const english = ENGLISH.exec(text);
  if (english) {
    const [, article, paragraph, item] = english;
    return {
      targets: [{ article, ...(paragraph && { paragraph: Number(paragraph) }), ...(item && { item }) }],
      end: ENGLISH.lastIndex,
    };
  }
  const relative = readRelative(text, start, context, usage);
  const run = relative ? null : readUnits(text, start, usage);
  if (!relative && !run) return null;
  if (run && text[start] !== '第' && text[start] !== '附' && !isMeant(text, run)) return null;
  const targets = relative?.targets ?? [completed(run!, context)];
  return listOn(text, relative?.end ?? run!.end, targets, usage);
}

/** Carries a list on: 、第十二条 · 至第五款. A later part takes what it does not name from the one before. */
function listOn(
  text: string,
  from: number,
  targets: Citation[],
  usage: 'MAINLAND' | 'TAIWAN',
): { targets: Citation[]; end: number } {
  let end = from;
  for (;;) {
    const ranged = matchAt(RANGE, text, end);
    const joined = ranged ?? matchAt(JOIN, text, end);
    const run = joined === null ? null : readUnits(text, joined, usage);
    const before = targets.at(-1);
    if (!run || (run.first !== 'article' && !before)) return { targets, end };
    const target = { ...wider(before ?? {}, run.first), ...run.citation };
    if (ranged !== null && before) targets.push(...between(before, target, run.last));
    targets.push(target);
    end = run.end;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

/** What a citation says above a level. */
function wider(citation: Citation, level: Level): Citation {
  const kept: Citation = {};
  for (const above of LEVELS.slice(0, LEVELS.indexOf(level))) {
    if (citation[above] !== undefined) Object.assign(kept, { [above]: citation[above] });
  }
  return kept;
}

function between(from: Citation, to: Citation, level: Level): Citation[] {
  const [first, last] = [Number(from[level]), Number(to[level])];
  if (!(last - first > 1) || last - first > LONGEST_RANGE) return [];
  return Array.from({ length: last - first - 1 }, (_, i) => {
    const value = first + 1 + i;
    return { ...wider(to, level), [level]: level === 'paragraph' ? value : String(value) };
  });
}

/** 第二款 alone means the article one stands in. */
function completed({ citation, first }: UnitRun, context: CitationContext): Citation {
  if (LEVELS.indexOf(first) <= LEVELS.indexOf('article')) return citation;
  return { ...wider(context, first), ...citation };
}

function readRelative(
  text: string,
  start: number,
  context: CitationContext,
  usage: 'MAINLAND' | 'TAIWAN',
): { targets: Citation[]; end: number } | null {
  RELATIVE.lastIndex = start;
  const match = RELATIVE.exec(text);
  if (!match) return null;
  const [, word, count, sign] = match as unknown as [string, string, string, string];
  if (count !== '' && word !== '前') return null;
  const level = levelOf(sign, usage);
  const here = context[level] === undefined ? null : Number(String(context[level]).split('-')[0]);
  const inserted = level === 'article' && String(context.article).includes('-');
  const back = word === '前' || word === '上' ? (count === '' ? 1 : (chineseToNumber(count) ?? 0)) : 0;
  const targets: Citation[] = [];
  if (here !== null) {
    for (let i = back; i >= Math.min(back, 1); i--) {
      // The article before 第二十七条之一 is 第二十七条.
      const value = here - (inserted && back > 0 ? i - 1 : i);
      const number = back === 0 ? context[level]! : level === 'paragraph' ? value : String(value);
      if (value >= 1) targets.push({ ...wider(context, level), [level]: number });
    }
  }
  let end = RELATIVE.lastIndex;
  const run = readUnits(text, end, usage);
  if (run && LEVELS.indexOf(run.first) > LEVELS.indexOf(level)) {
    end = run.end;
    return { targets: targets.map((target) => ({ ...target, ...run.citation })), end };
  }
  return { targets, end };
}

/** 27条 without 第 is a citation when something is said of it; 三条建议 is not. */
function isMeant(text: string, run: UnitRun): boolean {
  return (
    run.first !== run.last ||
    /^\s*(?:规定|規定|的规定|里|中|说|写|讲|要求|提到|第|，|,|。|、|$)/.test(text.slice(run.end))
  );
}

const LAW_NAME = /([\u4e00-\u9fff]{1,24}?(?:法典|法))$/;
const NO_LAW = /(?:本|该|此|这部?|立|办|执|依|方|违|合|非|司|守|普|用|看|想|说|做|语|宪法和|新|旧)法$/;

/** The other law named right before a citation, null when there is none or it is this very text. */
function otherLaw(before: string, title: string | undefined): string | null {
  const quoted = /《([^《》]+(?:〈[^〉]*〉[^《》]*)?)》\s*(?:（[^）]*）|\([^)]*\))?\s*(?:的)?$/.exec(before);
  if (quoted) return quoted[1] === title || title?.endsWith(quoted[1]!) ? null : quoted[1]!;
  if (NO_LAW.test(before)) return null;
  const named = LAW_NAME.exec(
    before.replace(
      /^.*(?:[，。；：、“”（）()\s]|根据|依照|按照|依据|违反|适用|和|与|及|或者?|有|是|在|对|将|把|据)/s,
      '',
    ),
  );
  if (!named || named[1]!.length < 2) return null;
  return title?.endsWith(named[1]!) ? null : named[1]!;
}
