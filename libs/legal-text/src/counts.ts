import type { Provision } from './legal-text.js';

/** What a text's structure counts, the table of contents excluded. */
export interface Counts {
  /** 条. */
  articles: number;
  /** The highest article number; 0 without articles. */
  highest: number;
  /** Articles 第…条之一 and the like. */
  inserted: number;
  parts: number;
  subparts: number;
  chapters: number;
  sections: number;
  /** 项 printed （一）, as the field counts them; old laws' 一、 within articles are items of the tree, not of this count. */
  items: number;
}

/** Counts a text's provisions. */
export function counts(roots: readonly Provision[]): Counts {
  const total: Counts = {
    articles: 0,
    highest: 0,
    inserted: 0,
    parts: 0,
    subparts: 0,
    chapters: 0,
    sections: 0,
    items: 0,
  };
  const visit = (node: Provision): void => {
    if (node.kind === 'ARTICLE') {
      const [main, inserted] = (node.number ?? '0').split('-');
      total.articles++;
      total.highest = Math.max(total.highest, Number(main));
      if (inserted !== undefined) total.inserted++;
    } else if (node.label === null) {
      // 附则 without a number closes a code of several 编; it is a heading, but no 编 of its own.
    } else if (node.kind === 'PART') total.parts++;
    else if (node.kind === 'SUBPART') total.subparts++;
    else if (node.kind === 'CHAPTER') total.chapters++;
    else if (node.kind === 'SECTION') total.sections++;
    else if (BRACKETED.test(node.label)) total.items++;
    node.children.forEach(visit);
  };
  roots.forEach(visit);
  return total;
}

const BRACKETED = /^(?:[（(〔﹙].*[〇零一二三四五六七八九十百]|[㈠-㈩])/;
