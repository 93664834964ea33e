import type { Provision } from '../legal-text.js';

/** What a citation points at. Numbers are canonical: '27', '27-1'; 款 count from 1. Levels not named are absent. */
export interface Citation {
  annex?: string;
  part?: string;
  subpart?: string;
  chapter?: string;
  section?: string;
  article?: string;
  paragraph?: number;
  item?: string;
  subitem?: string;
}

const HEADINGS = { PART: 'part', SUBPART: 'subpart', CHAPTER: 'chapter', SECTION: 'section' } as const;

/**
 * The path from a root to what a citation points at, null when the text has no such provision. 第一款 of an article of
 * one 款 is the article; an item may be cited without its 款 when only one of them has it.
 */
export function locate<P extends Provision>(roots: readonly P[], citation: Citation): P[] | null {
  let path: P[] = [];
  if (citation.annex !== undefined) {
    const annexes = roots.filter(({ kind }) => kind === 'ANNEX');
    const annex =
      annexes.find(({ number }) => number === citation.annex) ??
      (annexes.length === 1 ? annexes[0] : undefined);
    if (!annex) return null;
    path = [annex];
  }
  for (const [kind, level] of Object.entries(HEADINGS)) {
    const number = citation[level];
    if (number === undefined) continue;
    const found = find(below(roots, path), (node) => node.kind === kind && node.number === number);
    if (!found) return null;
    path = [...path, ...found];
  }
  if (citation.article === undefined) return path.length > 0 ? path : null;
  const isArticle = (kind: string) => (node: P) => node.kind === kind && node.number === citation.article;
  const article =
    find(below(roots, path), isArticle('ARTICLE'), path.length === 0) ??
    find(below(roots, path), isArticle('CLAUSE'), path.length === 0);
  return article && within([...path, ...article], citation);
}

function within<P extends Provision>(article: P[], { paragraph, item, subitem }: Citation): P[] | null {
  let path = article;
  if (paragraph !== undefined) {
    const paragraphs = childrenOf(path).filter(({ kind }) => kind === 'PARAGRAPH');
    if (paragraphs.length > 0) {
      if (!paragraphs[paragraph - 1]) return null;
      path = [...path, paragraphs[paragraph - 1]!];
    } else if (paragraph !== 1) return null;
  }
  for (const number of [item, subitem]) {
    if (number === undefined) continue;
    const wanted = (node: P) => (node.kind === 'ITEM' || node.kind === 'SUBITEM') && node.number === number;
    const direct = childrenOf(path).find(wanted);
    const paragraphs = childrenOf(path).filter(({ kind }) => kind === 'PARAGRAPH');
    const inOne = paragraphs.filter((node) => (node.children as readonly P[]).some(wanted));
    if (direct) path = [...path, direct];
    else if (inOne.length === 1)
      path = [...path, inOne[0]!, (inOne[0]!.children as readonly P[]).find(wanted)!];
    else return null;
  }
  return path;
}

function below<P extends Provision>(roots: readonly P[], path: P[]): readonly P[] {
  return path.length === 0 ? roots : childrenOf(path);
}

function childrenOf<P extends Provision>(path: P[]): readonly P[] {
  return path.at(-1)!.children as readonly P[];
}

/** The path to the first node that fits; annexes count their own articles and are left out unless asked for. */
function find<P extends Provision>(
  nodes: readonly P[],
  fits: (node: P) => boolean,
  skipAnnexes = true,
): P[] | null {
  for (const node of nodes) {
    if (fits(node)) return [node];
    if (skipAnnexes && node.kind === 'ANNEX') continue;
    const found = find(node.children as readonly P[], fits, skipAnnexes);
    if (found) return [node, ...found];
  }
  return null;
}
