import { fromAkomaNtoso } from '../akn/from-akoma-ntoso.js';
import type { LegalText, Paragraph } from '../legal-text.js';
import { hasStructure, parseLegalText } from '../parse/parse.js';
import { UnreadableFile } from '../unreadable-file.js';
import { decodeText } from './decode.js';
import { readDocx } from './docx.js';
import { readHtml } from './html.js';
import { looksLikeMarkdown, readMarkdown } from './markdown.js';
import { htmlOfMht } from './mht.js';
import { readPdf } from './pdf.js';
import { readPlain } from './plain.js';

/** The largest file read, in bytes. The longest law fills half a megabyte; pictures in a draft need room. */
export const LARGEST_FILE = 20 * 1024 * 1024;

interface Contents {
  paragraphs: Paragraph[];
  /** Signs that could not be decoded. */
  damaged?: number;
  tracked?: boolean;
}

/**
 * Reads a draft from a file: .docx, .pdf with a text layer, .txt and .md (UTF-8, GB18030, UTF-16, Big5), web pages
 * (.html, .mht), Akoma Ntoso bills and acts. What the file is shows in its bytes; the name only helps to tell Markdown from plain text.
 * Throws UnreadableFile with what to do instead.
 */
export async function readDraft(file: { name: string; bytes: Uint8Array }): Promise<LegalText> {
  if (file.bytes.length === 0) throw new UnreadableFile('EMPTY');
  if (file.bytes.length > LARGEST_FILE) throw new UnreadableFile('TOO_LARGE');
  const contents = await contentsOf(file);
  if ('provisions' in contents) return contents;
  const { paragraphs, damaged = 0, tracked = false } = contents;
  const text = parseLegalText(paragraphs);
  if (text.paragraphs.length === 0) throw new UnreadableFile('EMPTY');
  if (!isLegalText(text)) throw new UnreadableFile('NOT_A_LEGAL_TEXT');
  const place = { paragraph: text.paragraphs[0]!.number, start: 0, end: 0 };
  if (damaged > 0) {
    const message = `${damaged} characters of the file could not be decoded and show as \uFFFD.`;
    text.warnings.push({
      code: 'CHARACTERS_DAMAGED',
      message,
      messageZh: `有 ${damaged} 个字符无法解码，显示为“\uFFFD”。`,
      ...place,
    });
  }
  if (tracked) {
    const message = 'The file has tracked changes; it was read as if all were accepted.';
    text.warnings.push({
      code: 'TRACKED_CHANGES',
      message,
      messageZh: '文件带有修订标记，已按接受全部修订读取。',
      ...place,
    });
  }
  return text;
}

/**
 * Whether what was read is a legal text: it has articles, or clauses under a title such as 决定 or 修正案, or is a
 * decision so short that it has neither.
 */
export function isLegalText(text: LegalText): boolean {
  const titled =
    /(?:决定|決定|决议|決議|修正案|解释|解釋|规定|規定|办法|意见|批复|通知|公告|方案|细则|通则)(?:[（(].*[）)])?$/;
  const named = text.title !== null && titled.test(text.title.replace(/\s/g, ''));
  const hasArticle = text.provisions.some(function hasOne(node): boolean {
    return node.kind === 'ARTICLE' || node.children.some(hasOne);
  });
  if (hasArticle) return true;
  return named && (text.provisions.some(hasStructure) || /[决決][定议議]|修正案|解[释釋]/.test(text.title!));
}

async function contentsOf({
  name,
  bytes,
}: {
  name: string;
  bytes: Uint8Array;
}): Promise<Contents | LegalText> {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.startsWith('PK\u0003\u0004')) return readDocx(bytes);
  if (head.startsWith('PK')) throw new UnreadableFile('BROKEN');
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) throw oldOffice(name, bytes);
  if (head.includes('%PDF-')) return { paragraphs: await readPdf(bytes) };
  refuseOthers(head);
  if (/^\s*(?:From:|MIME-Version:)/i.test(head)) {
    const html = htmlOfMht(bytes);
    if (html !== null) return { paragraphs: readHtml(html) };
  }
  const { text, damaged } = decodeText(bytes);
  if (/<(?:\w+:)?akomaNtoso\b/.test(text.slice(0, 4096))) return fromAkomaNtoso(text);
  if (/<(?:html|body|!doctype html)\b/i.test(text.slice(0, 4096)))
    return { paragraphs: readHtml(text), damaged };
  const markdown = /\.(?:md|markdown)$/i.test(name) || looksLikeMarkdown(text);
  return { paragraphs: markdown ? readMarkdown(text) : readPlain(text), damaged };
}

/** Compound files: an encrypted .docx is one, and so is every .doc, .wps, .xls. */
function oldOffice(name: string, bytes: Uint8Array): UnreadableFile {
  const holds = (stream: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage')) return new UnreadableFile('ENCRYPTED');
  if (holds('WordDocument')) return new UnreadableFile('OLD_DOC');
  if (holds('Workbook') || holds('PowerPoint')) return new UnreadableFile('UNKNOWN_FORMAT');
  // Cut short before its directory: the ending is all there is to go by.
  if (/\.docx$/i.test(name)) return new UnreadableFile('ENCRYPTED');
  return new UnreadableFile(/\.(?:doc|wps)$/i.test(name) ? 'OLD_DOC' : 'UNKNOWN_FORMAT');
}

function refuseOthers(head: string): void {
  if (head.startsWith('{\\rtf')) throw new UnreadableFile('UNKNOWN_FORMAT', { en: 'RTF', zh: '是 RTF 文件' });
  if (/^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8|BM|II\*\0|MM\0\*|RIFF)/.test(head)) {
    throw new UnreadableFile('UNKNOWN_FORMAT', { en: 'a picture', zh: '是图片' });
  }
  if (/^(?:Rar!|7z\u00bc\u00af|\u001f\u008b)/.test(head)) {
    throw new UnreadableFile('UNKNOWN_FORMAT', { en: 'an archive', zh: '是压缩包' });
  }
}
