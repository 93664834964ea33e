import type { Provision } from '../legal-text.js';
import { parseLegalText } from '../parse/parse.js';
import { describeReal, realTexts } from '../testing.js';
import { locate } from './citation.js';
import { cite, walk } from './cite.js';
import { findCitations, type CitationContext } from './find-citations.js';
import { parseCitation } from './parse-citation.js';

const DRAFT = `示例市河道保洁条例
第一章　总则
第一条　为了保护河道，制定本条例。
第二条　本条例适用于本市河道。
下列水域不适用：
（一）水库；
（二）鱼塘：
1.养殖用；
2.观赏用。
第二条之一　河道由区管理。
第一节不是标题，因为它是一句话。
第二章　附则
第三条　自公布之日起施行。
附件1：河道名录
第一条　名录如下。`;

describe('cite', () => {
  const { provisions } = parseLegalText(DRAFT);
  const all = [...walk<Provision>(provisions)];

  it('names every node as the law numbers it', () => {
    expect(all.map((path) => cite(path))).toEqual([
      '第一章',
      '第一条',
      '第二条',
      '第二条第一款',
      '第二条第二款',
      '第二条第二款第（一）项',
      '第二条第二款第（二）项',
      '第二条第二款第（二）项第1目',
      '第二条第二款第（二）项第2目',
      '第二条之一',
      '第二条之一第一款',
      '第二条之一第二款',
      '第二章',
      '第三条',
      '附件1',
      '附件1第一条',
    ]);
  });

  it('names them in English and in Taiwan’s order too', () => {
    const item = all.find((path) => path.at(-1)!.label === '2.')!;
    expect(cite(item, { language: 'en' })).toBe('Article 2, paragraph 2, item (2), subitem 2');
    expect(cite(item, { usage: 'TAIWAN' })).toBe('第二條第二項第二款第二目');
  });

  it('is read back to the node it names', () => {
    for (const path of all) expect(locate(provisions, parseCitation(cite(path))!)?.at(-1)).toBe(path.at(-1));
  });

  it('points nowhere when the text has no such provision', () => {
    expect(locate(provisions, { article: '9' })).toBeNull();
    expect(locate(provisions, { article: '1', paragraph: 2 })).toBeNull();
    expect(locate(provisions, { article: '2', paragraph: 1, item: '1' })).toBeNull();
    expect(locate(provisions, { chapter: '3' })).toBeNull();
    expect(locate(provisions, {})).toBeNull();
  });

  it('finds an item without its 款 where only one has it, and 第一款 of an article of one 款', () => {
    expect(cite(locate(provisions, { article: '2', item: '2' })!)).toBe('第二条第二款第（二）项');
    expect(cite(locate(provisions, { article: '1', paragraph: 1 })!)).toBe('第一条');
  });
});

describeReal('cite on the real texts', () => {
  it('is read back to the node it names', () => {
    for (const text of realTexts().map(parseLegalText)) {
      for (const path of walk<Provision>(text.provisions)) {
        const { kind, number } = path.at(-1)!;
        if (
          !/ARTICLE|ITEM|CLAUSE|CHAPTER|SECTION|PART|PARAGRAPH/.test(kind) ||
          (number === null && kind !== 'PARAGRAPH')
        )
          continue;
        if (!path.some((node) => node.kind === 'ARTICLE' || node.kind === 'CLAUSE') && kind === 'PARAGRAPH')
          continue;
        if (path[0]!.kind === 'ANNEX' || kind === 'CHAPTER' || kind === 'SECTION') continue;
        const written = cite(path, { usage: text.usage });
        const found = locate(text.provisions, parseCitation(written, text.usage)!);
        expect(found && cite(found)).toBe(written);
      }
    }
  });
});

describe('parseCitation', () => {
  const full = { article: '27', paragraph: 2, item: '3' };
  it.each([
    ['第二十七条第二款第（三）项', full],
    ['第二十七条第二款第三项', full],
    ['第27条第2款第3项', full],
    ['第２７条第２款第（３）项', full],
    ['第二十七条第二款（三）', full],
    ['27.2.3', full],
    ['Article 27(2)(3)', full],
    ['art. 27, para. 2, item 3', full],
    ['二十七条二款', { article: '27', paragraph: 2 }],
    ['第27條第2項第3款', full],
    ['第二十七条之一', { article: '27-1' }],
    ['第 1-1 條', { article: '1-1' }],
    ['第二十七条', { article: '27' }],
    [' 第 二十七 条 ', { article: '27' }],
    ['27条', { article: '27' }],
    ['27', { article: '27' }],
    ['第三章', { chapter: '3' }],
    ['第二编第三章第二节', { part: '2', chapter: '3', section: '2' }],
    ['附件2第三条', { annex: '2', article: '3' }],
    ['第二十七条第（三）项第1目', { article: '27', item: '3', subitem: '1' }],
  ])('reads %s', (written, citation) => expect(parseCitation(written)).toEqual(citation));

  it.each(['', '第条', '第二款第十条', '第二十七条规定', '你好', '0', '27.', '第二十七条第二款等'])(
    'does not read %j',
    (written) => expect(parseCitation(written)).toBeNull(),
  );

  it('reads 款 as Taiwan does when told so', () => {
    expect(parseCitation('第27條第3款', 'TAIWAN')).toEqual({ article: '27', item: '3' });
  });
});

describe('findCitations', () => {
  const find = (text: string, context?: CitationContext) =>
    findCitations(text, context).map((found) => {
      expect(text.slice(found.start, found.end)).toBe(found.text);
      return [found.text, ...found.targets];
    });

  it.each([
    ['我觉得第十条写得太死', ['第十条', { article: '10' }]],
    ['第十条、第十二条都要改', ['第十条、第十二条', { article: '10' }, { article: '12' }]],
    [
      '见第十条第一款、第三款',
      ['第十条第一款、第三款', { article: '10', paragraph: 1 }, { article: '10', paragraph: 3 }],
    ],
    ['第十条至第十二条', ['第十条至第十二条', { article: '10' }, { article: '11' }, { article: '12' }]],
    ['第9条第2款里说的', ['第9条第2款', { article: '9', paragraph: 2 }]],
    ['那个9条2款不合理', ['9条2款', { article: '9', paragraph: 2 }]],
    ['see Article 27(2)', ['Article 27(2)', { article: '27', paragraph: 2 }]],
    [
      '第八条第一款第（二）、（三）项',
      [
        '第八条第一款第（二）、（三）项',
        { article: '8', paragraph: 1, item: '2' },
        { article: '8', paragraph: 1, item: '3' },
      ],
    ],
  ])('in %s', (text, expected) => expect(find(text)).toEqual([expected]));

  it('resolves 前款, 本条 and bare 款 against where they stand', () => {
    const context = { article: '27', paragraph: 3 };
    expect(find('前款规定的', context)).toEqual([['前款', { article: '27', paragraph: 2 }]]);
    expect(find('前两款规定的', context)).toEqual([
      ['前两款', { article: '27', paragraph: 1 }, { article: '27', paragraph: 2 }],
    ]);
    expect(find('本条第一款', context)).toEqual([['本条第一款', { article: '27', paragraph: 1 }]]);
    expect(find('第一款至第三款', context)).toEqual([
      [
        '第一款至第三款',
        { article: '27', paragraph: 1 },
        { article: '27', paragraph: 2 },
        { article: '27', paragraph: 3 },
      ],
    ]);
    expect(find('前条', { article: '27-1' })).toEqual([['前条', { article: '27' }]]);
    expect(find('前款')).toEqual([['前款']]);
  });

  it('tells other laws apart, and this text by its own name', () => {
    const of = (text: string, title?: string) => findCitations(text, { title }).map((found) => found.of);
    expect(of('《中华人民共和国民法典》第十条')).toEqual(['中华人民共和国民法典']);
    expect(of('依照刑法第二百三十四条处罚')).toEqual(['刑法']);
    expect(of('本法第十条、草案第九条和这个办法第八条')).toEqual([null, null, null]);
    expect(of('《示例条例》第三条', '示例条例')).toEqual([null]);
  });

  it.each(['我提三条建议', '养了两条狗', '第一，要便民', '12345', '一条街', ''])('finds none in %j', (text) =>
    expect(find(text)).toEqual([]),
  );
});
