import { counts } from '../counts.js';
import { describeReal, manifest, realTexts, rebuild, sharedText } from '../testing.js';
import { parseLegalText } from './parse.js';

describeReal('the real texts', () => {
  const rows = (['regulations', 'versions'] as const).flatMap((folder) =>
    manifest(folder).map((row) => ({ ...row, folder }) as Record<string, string>),
  );

  it.each(rows)('$folder/$file has the counts of its manifest', (row) => {
    const text = parseLegalText(sharedText(`${row.folder}/${row.file}`));
    expect({ title: text.title, ...counts(text.provisions) }).toEqual({
      title: row.title,
      articles: Number(row.n_art),
      highest: Number(row.max_art),
      inserted: Number(row.n_zhi),
      parts: Number(row.bian),
      subparts: Number(row.fenbian),
      chapters: Number(row.zhang),
      // The manifest misses 第二节妨害公共安全的行为和处罚 of 2005, printed without a space; its own 目录 lists all seven.
      sections: row.file === '治安管理处罚法__v1_2005.txt' ? 7 : Number(row.jie),
      items: Number(row.xiang),
    });
    expect(text.paragraphs.some(({ role }) => role === 'CONTENTS')).toBe(row.toc === 'yes');
    expect(text.note !== null).toBe(!row.dates!.startsWith('(no'));
  });

  it('stand in the tree whole, every paragraph of the body once and in order', () => {
    for (const real of realTexts()) {
      const text = parseLegalText(real);
      const body = text.paragraphs.filter(({ role }) => role === 'BODY');
      expect(rebuild(text)).toEqual(
        body.map(({ text, row }) => (row ? text : text.replace(/^[\s\u200b]+|[\s\u200b]+$/g, ''))),
      );
    }
  });
});
