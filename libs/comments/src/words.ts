import type { Text } from '#graphql';

/** Fillers that count as letters or symbols but show nothing: Hangul fillers and the blank Braille pattern. */
const INVISIBLE = /[\p{C}\p{Z}\p{M}\u115f\u1160\u3164\uffa0\u2800]/gu;

/** Whether a text shows nothing to a reader: only white space, zero-width characters, controls, fillers. */
export const isBlank = (text: string): boolean => text.replace(INVISIBLE, '') === '';

/** What keeps a text from being stored as it was said; null when nothing does. `limit` counts characters, an emoji as one. */
export function textProblem(text: string, limit: number): Text | null {
  if (isBlank(text)) return { zh: '内容为空。', en: 'There are no words in it.' };
  if (text.includes('\0') || /\p{Cs}/u.test(text))
    return { zh: '含有无法保存的字符。', en: 'It holds characters that cannot be stored.' };
  if (text.length > limit && [...text].length > limit)
    return { zh: `超过 ${limit} 字。`, en: `It is longer than ${limit} characters.` };
  return null;
}
