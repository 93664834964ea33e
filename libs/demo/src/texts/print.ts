import { numberToChinese } from '#legal-text';

/** Prints a draft from its lines (`# chapter`, `- article`, `+ article`, further 款 and items), numbered. */
export function printed(title: string, lines: string): string {
  let chapter = 0;
  let article = 0;
  const body = lines.split('\n').map((line) => {
    if (line.startsWith('# ')) return `第${numberToChinese(++chapter)}章　${line.slice(2)}`;
    if (/^[-+] /.test(line)) return `第${numberToChinese(++article)}条　${line.slice(2)}`;
    return line;
  });
  return [title, ...body].join('\n');
}

/** For every article of the first version, in order, its place among those of the second. */
export function placesInSecond(secondLines: string): number[] {
  return secondLines
    .split('\n')
    .filter((line) => /^[-+] /.test(line))
    .flatMap((line, place) => (line.startsWith('- ') ? [place] : []));
}
