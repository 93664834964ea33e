import type { Provision } from '../legal-text.js';
import { parseLegalText } from '../parse/parse.js';
import { readDraft } from '../read/read-draft.js';
import { describeReal, realTexts } from '../testing.js';
import { toDocx } from './to-docx.js';
import { toMarkdown } from './to-markdown.js';

const DRAFT = `示例市河道保洁条例
（2026年1月5日示例市人民代表大会常务委员会通过）
第一章　总　　则
第一条【立法目的】　为了保护*河道*，制定本条例。
第二条　下列水域不适用：
（一）水库；
（二）鱼塘：
1.养殖用；
2.观赏用。
前款所称鱼塘，由区认定。
第二条之一　河道由区管理。
附件1　名录
河道	长度	
|甲|	3公里	#乙`;

/** The tree; rows of a table are written with equally many cells, so empty ones at their end do not count. */
const bare = (nodes: readonly Provision[]): unknown[] =>
  nodes.map(({ kind, number, heading, text, children }) => [
    kind,
    number,
    heading?.replace(/\s/g, '') ?? null,
    text.replace(/\t+$/gm, ''),
    bare(children),
  ]);
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('toMarkdown', () => {
  it('is headings, bold labels and tables', () => {
    expect(toMarkdown(parseLegalText(DRAFT))).toMatchInlineSnapshot(`
      "# 示例市河道保洁条例

      （2026年1月5日示例市人民代表大会常务委员会通过）

      ### 第一章　总　　则

      **第一条**　【立法目的】　为了保护\\*河道\\*，制定本条例。

      **第二条**　下列水域不适用：

      （一）水库；

      （二）鱼塘：

      1.养殖用；

      2.观赏用。

      前款所称鱼塘，由区认定。

      **第二条之一**　河道由区管理。

      ## 附件1　名录

      | 河道 | 长度 |  |
      | --- | --- | --- |
      | \\|甲\\| | 3公里 | \\#乙 |
      "
    `);
  });

  it('is read back as the same text', async () => {
    const text = parseLegalText(DRAFT);
    const back = await readDraft({ name: 'draft.md', bytes: utf8(toMarkdown(text)) });
    expect([back.title, back.note, bare(back.provisions)]).toEqual([
      text.title,
      text.note,
      bare(text.provisions),
    ]);
  });
});

describe('toDocx', () => {
  it('is read back as the same text', async () => {
    const text = parseLegalText(DRAFT);
    const back = await readDraft({ name: 'draft.docx', bytes: await toDocx(text) });
    expect([back.title, back.note, bare(back.provisions)]).toEqual([
      text.title,
      text.note,
      bare(text.provisions),
    ]);
  });
});

describeReal('written and read back', () => {
  it('every real text is the same, in Markdown', async () => {
    for (const text of realTexts().map((real) => parseLegalText(real))) {
      const back = await readDraft({ name: 'draft.md', bytes: utf8(toMarkdown(text)) });
      expect([back.title, bare(back.provisions)]).toEqual([text.title, bare(text.provisions)]);
    }
  });

  it('and some in Word', async () => {
    for (const text of realTexts()
      .slice(0, 2)
      .map((real) => parseLegalText(real))) {
      const back = await readDraft({ name: 'draft.docx', bytes: await toDocx(text) });
      expect([back.title, bare(back.provisions)]).toEqual([text.title, bare(text.provisions)]);
    }
  });
});
