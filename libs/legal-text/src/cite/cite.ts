import type { Provision, ProvisionKind } from '../legal-text.js';
import { chineseToNumber, numberToChinese } from '../numbers.js';

/** How a citation is written. */
export interface CiteOptions {
  /** TAIWAN counts 條 項 款 目 where the mainland counts 条 款 项 目. */
  usage?: 'MAINLAND' | 'TAIWAN';
  language?: 'zh' | 'en';
}

/**
 * Cites the last node of a path from a root down, as 立法法 (2023) art. 65 numbers a law: 第二十七条第二款第（三）项.
 * Chapters are left out of an article's citation, since articles count through the whole text; an annex is not.
 */
export function cite(
  path: readonly Provision[],
  { usage = 'MAINLAND', language = 'zh' }: CiteOptions = {},
): string {
  const names = language === 'en' ? ENGLISH : usage === 'TAIWAN' ? TAIWAN : MAINLAND;
  const body = path.findIndex(({ kind }) => kind === 'ARTICLE' || kind === 'CLAUSE');
  const parts: string[] = [];
  path.forEach((node, i) => {
    if (body > i && node.kind !== 'ANNEX') return;
    const parent = path[i - 1];
    const place = 1 + (parent?.children.filter(({ kind }) => kind === node.kind).indexOf(node) ?? 0);
    parts.push(name(node, parent?.kind ?? null, place, names));
  });
  return parts.filter((part) => part !== '').join(language === 'en' ? ', ' : '');
}

/** Every node of a text with its path from the root, parents before children. */
export function* walk<P extends Provision>(roots: readonly P[]): Generator<P[]> {
  function* below(nodes: readonly P[], above: P[]): Generator<P[]> {
    for (const node of nodes) {
      const path = [...above, node];
      yield path;
      yield* below(node.children as readonly P[], path);
    }
  }
  yield* below(roots, []);
}

interface Names {
  script: 'HANS' | 'HANT' | null;
  numbered: Partial<Record<ProvisionKind, (number: string) => string>>;
  /** Nodes known by their place: 款, tables, closing words. */
  placed: (kind: ProvisionKind, parent: ProvisionKind | null, place: number) => string;
  unnumbered: Partial<Record<ProvisionKind, string>>;
}

function name(node: Provision, parent: ProvisionKind | null, place: number, names: Names): string {
  const { kind, number, heading, label } = node;
  if (kind === 'GROUP') return [label, heading].filter(Boolean).join(names.script ? '' : ' ');
  if (kind === 'ANNEX')
    return label?.replace(/[\s:：.．]+$/, '').replace(/\s+/g, '') ?? heading ?? names.unnumbered.ANNEX!;
  const numbered = names.numbered[kind];
  if (numbered && number !== null) return numbered(printed(number, names.script));
  if (numbered) return label ?? heading?.replace(/\s+/g, '') ?? '';
  return names.unnumbered[kind] ?? names.placed(kind, parent, place);
}

function printed(number: string, script: Names['script']): string {
  if (script === null) return number;
  return number
    .split('-')
    .map((part) => (chineseToNumber(part) === null ? part : numberToChinese(chineseToNumber(part)!, script)))
    .join('之');
}

/** 第二十七条之一: what is inserted is printed after the unit. */
const unit = (sign: string) => (number: string) => {
  const [main, ...inserted] = number.split('之');
  return `第${main}${sign}${inserted.map((part) => `之${part}`).join('')}`;
};

const MAINLAND: Names = {
  script: 'HANS',
  numbered: {
    PART: unit('编'),
    SUBPART: unit('分编'),
    CHAPTER: unit('章'),
    SECTION: unit('节'),
    ARTICLE: unit('条'),
    CLAUSE: unit('条'),
    ITEM: (number) => `第（${number}）项`,
    SUBITEM: (number) => `第${chineseToNumber(number) ?? number}目`,
  },
  placed: (kind, parent, place) => placed(kind, parent, place, 'HANS', '款'),
  unnumbered: { PREAMBLE: '序言', SIGNATURE: '落款', ANNEX: '附件' },
};

const TAIWAN: Names = {
  script: 'HANT',
  numbered: {
    PART: unit('編'),
    SUBPART: unit('分編'),
    CHAPTER: unit('章'),
    SECTION: unit('節'),
    ARTICLE: unit('條'),
    CLAUSE: unit('點'),
    ITEM: unit('款'),
    SUBITEM: unit('目'),
  },
  placed: (kind, parent, place) => placed(kind, parent, place, 'HANT', '項'),
  unnumbered: { PREAMBLE: '序言', SIGNATURE: '署名', ANNEX: '附件' },
};

const ENGLISH: Names = {
  script: null,
  numbered: {
    PART: (number) => `Part ${number}`,
    SUBPART: (number) => `Subpart ${number}`,
    CHAPTER: (number) => `Chapter ${number}`,
    SECTION: (number) => `Section ${number}`,
    ARTICLE: (number) => `Article ${number}`,
    CLAUSE: (number) => `Clause ${number}`,
    ITEM: (number) => `item (${number})`,
    SUBITEM: (number) => `subitem ${number}`,
  },
  placed: (kind, _parent, place) => `${kind.toLowerCase()} ${place}`,
  unnumbered: { PREAMBLE: 'Preamble', SIGNATURE: 'Signature', ANNEX: 'Annex' },
};

function placed(
  kind: ProvisionKind,
  parent: ProvisionKind | null,
  place: number,
  script: 'HANS' | 'HANT',
  paragraph: string,
): string {
  const number = numberToChinese(place, script);
  if (kind === 'TABLE') return `表${number}`;
  if (parent === 'PREAMBLE' || parent === 'ANNEX' || parent === null) return `第${number}自然段`;
  // A 款 belongs to an article or clause; what goes on below an item is cited as its 段.
  return `第${number}${parent === 'ITEM' || parent === 'SUBITEM' ? '段' : paragraph}`;
}
