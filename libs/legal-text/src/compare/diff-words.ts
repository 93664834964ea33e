import { diffArrays } from 'diff';
import { fold } from './fold.js';

/** A stretch of two wordings: equal but for typographic noise, or taken out (`before`) and put in (`after`). */
export interface Stretch {
  same: boolean;
  /** As printed in the earlier text; '' where words were only added. */
  before: string;
  after: string;
}

interface Token {
  printed: string;
  folded: string;
}

let segmenter: Intl.Segmenter | undefined;

/**
 * The difference of two wordings by Chinese words, so that 二百元 becoming 五百元 shows whole words and not single signs.
 * Blanks and styles of quotation marks make no difference. The stretches put together give both texts exactly.
 */
export function diffWords(before: string, after: string): Stretch[] {
  // The library breaks ties by which text comes first; one order for both directions makes them mirror images.
  if (before > after)
    return diffWords(after, before).map(({ same, ...text }) => ({
      same,
      before: text.after,
      after: text.before,
    }));
  const [a, b] = [tokens(before), tokens(after)];
  const stretches: Stretch[] = [];
  let [i, j] = [0, 0];
  for (const part of diffArrays(
    a.map(({ folded }) => folded),
    b.map(({ folded }) => folded),
  )) {
    const size = part.value.length;
    const was = part.added ? '' : printed(a.slice(i, (i += size)));
    const is = part.removed ? '' : printed(b.slice(j, (j += size)));
    const last = stretches.at(-1);
    const same = !part.added && !part.removed;
    if (last && last.same === same) {
      last.before += was;
      last.after += is;
    } else stretches.push({ same, before: was, after: is });
  }
  return stretches;
}

/** The words of the folded text, each with what is printed for it; blanks belong to the word before them. */
function tokens(text: string): Token[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  let folded = '';
  const starts: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const sign = fold(text[i]!);
    if (sign !== '') starts.push(i);
    folded += sign;
  }
  const found: Token[] = [];
  for (const { segment, index } of segmenter.segment(folded)) {
    const end = starts[index + segment.length] ?? text.length;
    found.push({ printed: text.slice(index === 0 ? 0 : starts[index], end), folded: segment });
  }
  return found.length > 0 || text === '' ? found : [{ printed: text, folded: '' }];
}

function printed(list: Token[]): string {
  return list.map((token) => token.printed).join('');
}
