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
    return { name: source.name, sha256: createHash('sha256').update(source.bytes).digest(), text };
  } catch (error) {
    if (error instanceof UnreadableFile) return new DraftUnreadable(error);
    throw error;
  }
}

function sourceOf({ file, text }: ImportDraftInput): { name: string; bytes: Uint8Array } {
  if (!file) return { name: '粘贴的文本', bytes: Buffer.from(text ?? '') };
  // Base64 takes four signs for three bytes; what is certainly too large is not decoded first.
  if (file.base64.length > LARGEST_FILE * 1.5) throw new UnreadableFile('TOO_LARGE');
  return { name: file.name, bytes: fileBytes(file) };
}
