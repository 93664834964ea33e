import { UnreadableFile } from '../unreadable-file.js';

/** Text out of bytes; `damaged` counts signs that could not be decoded. */
export interface Decoded {
  text: string;
  damaged: number;
}

/** Signs every legal text is full of: the decoding that shows most of them is the right one. */
const COMMON = /[的第条條之，。、一者及有人]/g;

/**
 * Decodes a text file: UTF-8 with and without BOM, UTF-16, GB18030 (and GBK, GB2312 within it), Big5.
 * Throws UNKNOWN_FORMAT for bytes that are no text at all.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const bom = fromBom(bytes);
  if (bom) return bom;
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== null) return noControls(utf8);
  const loose = new TextDecoder('utf-8').decode(bytes);
  const damaged = count(loose, /\uFFFD/g);
  if (damaged * 200 < loose.length && count(loose, COMMON) > 0) return { text: loose, damaged };
  const [best] = ['gb18030', 'big5', 'utf-16le']
    .map((encoding) => ({ text: new TextDecoder(encoding).decode(bytes), encoding }))
    .map(({ text }) => ({ text, damaged: count(text, /\uFFFD/g), common: count(text, COMMON) }))
    .sort((a, b) => b.common - b.damaged * 2 - (a.common - a.damaged * 2));
  if (!best || best.damaged * 20 > best.text.length) throw new UnreadableFile('UNKNOWN_FORMAT');
  return { ...noControls(best.text), damaged: best.damaged };
}

/** Decodes with the charset a MIME part or page names; falls back to looking at the bytes. */
export function decodeAs(bytes: Uint8Array, charset: string | undefined): string {
  try {
    if (charset) return new TextDecoder(charset).decode(bytes);
  } catch {
    // An unknown charset name: the bytes themselves tell.
  }
  return decodeText(bytes).text;
}

function fromBom(bytes: Uint8Array): Decoded | null {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), damaged: 0 };
  if (a === 0xfe && b === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), damaged: 0 };
  return null;
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function noControls(text: string): Decoded {
  if (count(text, /[\u0000-\u0008\u000e-\u001f]/g) * 100 > text.length)
    throw new UnreadableFile('UNKNOWN_FORMAT');
  return { text, damaged: 0 };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
