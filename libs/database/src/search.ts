import { Converter } from 'opencc-js/t2cn';

const simplified = Converter({ from: 't', to: 'cn' });

/** Positions of a tsvector end here; a longer text starts over. */
const LAST_POSITION = 16_382;

/** What searching does not tell apart: traditional and simplified, full and half width, capitals, and blanks of any kind. */
function folded(text: string): string[] {
  return [...simplified(text.normalize('NFKC').toLowerCase())].filter((c) => !/[\s\p{Cf}\p{Cc}]/u.test(c));
}

const lexeme = (word: string) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/**
 * A text's value for a `tsvector` column: every pair of neighbouring characters with its position, so that a word of
 * any length is found exactly, wherever it begins. PostgreSQL has no Chinese dictionary, and cutting Chinese into
 * words finds what was not said.
 */
export function searchVector(...texts: (string | null | undefined)[]): string {
  // A private-use character between the texts keeps the end of one from meeting the beginning of the next.
  const characters = folded(texts.filter(Boolean).join('\ue000'));
  const places = new Map<string, number[]>();
  characters.forEach((character, i) => {
    const pair = character + (characters[i + 1] ?? '');
    const at = places.get(pair) ?? [];
    at.push((i % LAST_POSITION) + 1);
    places.set(pair, at);
  });
  return [...places].map(([pair, at]) => `${lexeme(pair)}:${at.slice(0, 255).join()}`).join(' ');
}

/**
 * What people type into a search box as a `tsquery`: all of the words, each as an unbroken run of characters. Null when
 * there is nothing to look for: then everything matches.
 */
export function searchQuery(text: string): string | null {
  const words = text.split(/[\s\u3000]+/u).map(folded);
  const queries = words
    .filter((characters) => characters.length)
    .map((characters) =>
      characters.length === 1
        ? `${lexeme(characters[0]!)}:*`
        : characters
            .slice(1)
            .map((next, i) => lexeme(characters[i]! + next))
            .join(' <-> '),
    );
  return queries.length ? queries.map((query) => `(${query})`).join(' & ') : null;
}
