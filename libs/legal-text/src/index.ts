export type {
  LegalText,
  Paragraph,
  ParagraphRole,
  ParsedProvision,
  Provision,
  ProvisionKind,
  ReadParagraph,
  Source,
  Warning,
  WarningCode,
} from './legal-text.js';
export { UnreadableFile, type UnreadableCode } from './unreadable-file.js';
export { chineseToNumber, numberToChinese } from './numbers.js';
export { parseLegalText } from './parse/parse.js';
export { counts, type Counts } from './counts.js';
export { isLegalText, LARGEST_FILE, readDraft } from './read/read-draft.js';
export { cite, walk, type CiteOptions } from './cite/cite.js';
export { locate, type Citation } from './cite/citation.js';
export { parseCitation } from './cite/parse-citation.js';
export { findCitations, type CitationContext, type FoundCitation } from './cite/find-citations.js';
export { compareDrafts } from './compare/compare-drafts.js';
export type { Change, ChangeKind, Comparison } from './compare/changes.js';
export { carryForward, CARRY_THRESHOLD, type Carried } from './compare/carry-forward.js';
export { diffWords, type Stretch } from './compare/diff-words.js';
export { toAkomaNtoso, type AkomaNtosoMetadata } from './akn/to-akoma-ntoso.js';
export { fromAkomaNtoso } from './akn/from-akoma-ntoso.js';
export { eIds } from './akn/eids.js';
export { toMarkdown } from './write/to-markdown.js';
export { toDocx } from './write/to-docx.js';
