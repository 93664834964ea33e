import { counts } from '../counts.js';
import type { Provision } from '../legal-text.js';
import { parseLegalText } from '../parse/parse.js';
import { describeReal, manifest, sharedBytes, sharedText } from '../testing.js';
import { readDraft } from './read-draft.js';

describeReal('the real files', () => {
  it.each(manifest('regulations'))('$original reads as its text does', async (row) => {
    const read = await readDraft({ name: row.original!, bytes: sharedBytes(`regulations/${row.original}`) });
    const text = parseLegalText(sharedText(`regulations/${row.file}`));
    expect(read.title).toBe(text.title);
    expect(counts(read.provisions)).toEqual(counts(text.provisions));
    expect(outline(read.provisions)).toEqual(outline(text.provisions));
  });

  it.each(['立法法_altChunk.docx', '立法法.pdf'])('%s has its 120 articles', async (name) => {
    const read = await readDraft({ name, bytes: sharedBytes(`import-formats/${name}`) });
    const text = parseLegalText(sharedText('regulations/中华人民共和国立法法_20230313.txt'));
    expect(read.title).toBe('中华人民共和国立法法');
    expect(outline(read.provisions)).toEqual(outline(text.provisions));
  });

  it('reads GB18030 as it reads UTF-8', async () => {
    const iconv = await import('iconv-lite');
    const name = 'regulations/上海市生活垃圾管理条例(2019-01-31).txt';
    const read = await readDraft({ name, bytes: iconv.default.encode(sharedText(name), 'gb18030') });
    expect(outline(read.provisions)).toEqual(outline(parseLegalText(sharedText(name)).provisions));
  });

  it('reads Taiwan’s statutes with their reasons left out', async () => {
    const name = '個人資料保護法__v2_2010.md';
    const read = await readDraft({ name, bytes: sharedBytes(`taiwan/${name}`) });
    expect(read.usage).toBe('TAIWAN');
    expect(counts(read.provisions)).toMatchObject({ articles: 56, highest: 56, chapters: 6 });
    expect(read.warnings.map(({ code }) => code)).toEqual(['TITLE_MISSING', 'ASIDE_SKIPPED']);
  });
});

/** Kinds, numbers and words without spaces. */
function outline(nodes: readonly Provision[]): unknown[] {
  return nodes.map(({ kind, number, heading, text, children }) => [
    kind,
    number,
    heading?.replace(/\s/g, '') ?? null,
    text.replace(/\s/g, ''),
    outline(children),
  ]);
}
