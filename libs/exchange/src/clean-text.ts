/** Shows nothing and says nothing: zero-width characters, byte order marks, soft hyphens, controls but line ends and tabs. */
const UNSEEN = /[\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/**
 * A text without the armour files put around it: unseen characters, blanks at the ends of the text and of its lines, and
 * more than one empty line at a time. The words stay as they are.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN, '')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
