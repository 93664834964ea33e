import { createHash } from 'node:crypto';
import { fileBytes } from '#graphql';
import { LARGEST_FILE, readDraft, UnreadableFile, type LegalText } from '#legal-text';
import { DraftUnreadable } from './draft-unreadable.js';
import type { ImportDraftInput } from './import-draft.js';

/** A text sent in, read. */
export interface Upload {
  name: string;
  sha256: Buffer;
  text: LegalText;
}

/** Reads the file or the pasted text of an input; the refusal says why it could not be. */
export async function readUpload(input: ImportDraftInput): Promise<Upload | DraftUnreadable> {
  try {
    const source = sourceOf(input);
    const text = await readDraft(source);
    refuseNul(text);
    return { name: source.name, sha256: createHash('sha256').update(source.bytes).digest(), text };
  } catch (error) {
    if (error instanceof UnreadableFile) return new DraftUnreadable(error);
    throw error;
  }
}

/** PostgreSQL keeps no NUL character in a text, and leaving it out unsaid would not be the text that was sent. */
function refuseNul({ paragraphs }: LegalText): void {
  const damaged = paragraphs.find((paragraph) => paragraph.text.includes('\0'));
  if (!damaged) return;
  const { number } = damaged;
  throw new UnreadableFile('BROKEN', {
    en: `paragraph ${number} holds a NUL character`,
    zh: `第${number}段含有空字符（NUL）`,
  });
}

function sourceOf({ file, text }: ImportDraftInput): { name: string; bytes: Uint8Array } {
  if (!file) return { name: '粘贴的文本', bytes: Buffer.from(text ?? '') };
  // Base64 takes four signs for three bytes; what is certainly too large is not decoded first.
  if (file.base64.length > LARGEST_FILE * 1.5) throw new UnreadableFile('TOO_LARGE');
  return { name: file.name, bytes: fileBytes(file) };
}
