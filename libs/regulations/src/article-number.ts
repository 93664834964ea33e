import { parseCitation } from '#legal-text';

/** An article's comparable number, however it was typed: 27-1, 第二十七条之一, 二十七. What is no number stays as it is. */
export function articleNumber(typed: string): string {
  return (parseCitation(typed) ?? parseCitation(`第${typed}条`))?.article ?? typed;
}
