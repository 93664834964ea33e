/**
 * The structure of a legal text: what 立法法 (2023) art. 65 names (编 章 节 条 款 项 目), and what real drafts carry
 * besides (分编, preambles, clauses of decisions, groups of articles, tables, annexes, signatures).
 */
export type ProvisionKind =
  | 'PART'
  | 'SUBPART'
  | 'CHAPTER'
  | 'SECTION'
  | 'ARTICLE'
  | 'PARAGRAPH'
  | 'ITEM'
  | 'SUBITEM'
  | 'PREAMBLE'
  | 'CLAUSE'
  | 'GROUP'
  | 'TABLE'
  | 'ANNEX'
  | 'SIGNATURE';

/**
 * One node of a text's tree, as stored, cited, compared and exported.
 *
 * A node holds its own words only. An article, item, clause or preamble of a single 款 holds that 款's words itself;
 * with several, its `text` is empty and each 款, the first included, is a PARAGRAPH child. A node's words may run over
 * several paragraphs of the file, joined by `\n`: the rows of a TABLE (cells joined by `\t`), and a 款 that quotes new
 * articles in “…”.
 */
export interface Provision {
  kind: ProvisionKind;
  /** Comparable form of the printed number: '27', '27-1' for 第二十七条之一. Null where position counts (款) or nothing is printed. */
  number: string | null;
  /** The number as printed: 第二十七条, （三）, 一、. Null when nothing is printed. */
  label: string | null;
  /** Name of a chapter, group or annex, or an article's caption, as printed without its brackets. Null when there is none. */
  heading: string | null;
  /** Own words, without label, heading and descendants; '' when there are none. */
  text: string;
  children: readonly Provision[];
}

/** A node as read from a file: the same, and where it stood. */
export interface ParsedProvision extends Provision {
  source: Source;
  children: ParsedProvision[];
}

/** Where a node's own words stood: from `start` in paragraph `paragraph` to `end` in paragraph `through`. */
export interface Source {
  /** First paragraph: its place in the file (line of a text, paragraph of a Word file), from 1. */
  paragraph: number;
  /** Last paragraph; the same one for nearly all nodes. */
  through: number;
  /** Offsets in UTF-16 units within those paragraphs' text. */
  start: number;
  end: number;
  /** Everything printed before the text: label, spacing, heading, brackets. `lead + text` is exactly what the file says. */
  lead: string;
}

/** What a paragraph of the file is: only BODY is in the tree; CONTENTS is a 目录, ASIDE a remark that is not law (立法理由, page number). */
export type ParagraphRole = 'TITLE' | 'NOTE' | 'CONTENTS' | 'ASIDE' | 'BODY';

/** A paragraph handed to the parser. Blank ones need not be left out; they carry no words and appear nowhere. */
export interface Paragraph {
  text: string;
  /** True when the paragraph is a row of a table, its cells joined by `\t`. */
  row?: boolean;
  /** What the file itself says it is (a Word table of contents field, a Markdown quotation). */
  role?: ParagraphRole;
}

/** A paragraph after reading: with its place in the file, from 1, and what it turned out to be. */
export interface ReadParagraph extends Paragraph {
  number: number;
  role: ParagraphRole;
}

export type WarningCode =
  | 'NUMBER_SKIPPED'
  | 'NUMBER_REPEATED'
  | 'NUMBER_BACKWARDS'
  | 'NUMBER_UNREADABLE'
  | 'HEADING_EMPTY'
  | 'CONTENTS_DIFFER'
  | 'CONTENTS_WITHOUT_BODY'
  | 'QUOTE_UNCLOSED'
  | 'TITLE_MISSING'
  | 'ARTICLE_EMPTY'
  | 'ITEM_WITHOUT_PARENT'
  | 'NO_STRUCTURE'
  | 'ASIDE_SKIPPED'
  | 'NOTE_SKIPPED'
  | 'CHARACTERS_DAMAGED'
  | 'TRACKED_CHANGES';

/** A doubt of the reader. Nothing is ever repaired silently: the text stands as printed, and the doubt is told with its place. */
export interface Warning {
  code: WarningCode;
  /** What is doubtful, in English and in Chinese. */
  message: string;
  messageZh: string;
  /** Paragraph of the file, from 1, and the characters meant in it. */
  paragraph: number;
  start: number;
  end: number;
}

/** A text that was read. */
export interface LegalText {
  /** Null when the text begins with its body, as pasted articles do. */
  title: string | null;
  /** 题注: when and by whom it was passed and amended, as printed, lines joined by `\n`; null when there is none. */
  note: string | null;
  /** TAIWAN where 項 款 目 mean what 款 项 目 mean on the mainland; decides how it is cited. */
  usage: 'MAINLAND' | 'TAIWAN';
  /** Roots in order. */
  provisions: ParsedProvision[];
  /** Every paragraph of the file that has words, with its role; those of role BODY are in the tree exactly once. */
  paragraphs: ReadParagraph[];
  warnings: Warning[];
}
