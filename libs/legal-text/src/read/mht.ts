import { decodeAs } from './decode.js';

/**
 * The web page inside a MIME archive (.mht, and the altChunk part of Word files made from web pages), as HTML.
 * Null when there is no page in it.
 */
export function htmlOfMht(bytes: Uint8Array): string | null {
  // Headers and boundaries are ASCII; Latin-1 keeps every byte as it is.
  const mime = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const { headers, body } = split(mime);
  const boundary = /boundary\s*=\s*"?([^";\r\n]+)"?/i.exec(headers)?.[1];
  const parts = boundary ? body.split(`--${boundary}`).map((part) => split(part.replace(/^\r?\n/, ''))) : [];
  for (const part of boundary ? parts : [{ headers, body }]) {
    if (!/content-type\s*:\s*(?:text\/html|application\/xhtml)/i.test(part.headers)) continue;
    const charset = /charset\s*=\s*"?([\w-]+)/i.exec(part.headers)?.[1];
    return decodeAs(unpack(part.body, part.headers), charset);
  }
  return null;
}

function split(part: string): { headers: string; body: string } {
  const gap = /\r?\n\r?\n/.exec(part);
  if (!gap) return { headers: part, body: '' };
  return { headers: part.slice(0, gap.index), body: part.slice(gap.index + gap[0].length) };
}

function unpack(body: string, headers: string): Uint8Array {
  const encoding = /content-transfer-encoding\s*:\s*([\w-]+)/i.exec(headers)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const plain = body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}
