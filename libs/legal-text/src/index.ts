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
