import type { ParsedProvision } from '../legal-text.js';
import { rebuild } from '../testing.js';
import { parseLegalText } from './parse.js';

/** A tree in short: kind, number, name and words, indented. */
function outline(nodes: readonly ParsedProvision[], depth = 0): string {
  return nodes
    .map(({ kind, number, heading, text, children }) => {
      const parts = [kind, number, heading && `«${heading}»`, text.replace(/\n/g, '⏎')];
      return `${'  '.repeat(depth)}${parts.filter(Boolean).join(' ')}\n${outline(children, depth + 1)}`;
    })
    .join('');
}

/** Reads a text, sees that nothing of its body was lost, and tells its tree. */
function tree(text: string): string {
  const read = parseLegalText(text);
  const body = read.paragraphs.filter(({ role }) => role === 'BODY');
  expect(rebuild(read)).toEqual(body.map(({ text, row }) => (row ? text : text.trim())));
  return `\n${outline(read.provisions)}`;
}

describe('what a reader stumbles over', () => {
  it('new articles quoted in an amendment are not articles of it', () => {
    expect(
      tree(`示例市人民代表大会常务委员会关于修改《示例市河道条例》的决定
示例市人民代表大会常务委员会决定对《示例市河道条例》作如下修改：
一、将第三条修改为：“河道保洁由区负责。
“区可以委托镇。”
二、增加一条，作为第四条：
“第四条　船只应当登记。
“前款登记由镇办理。”
三、将第九条改为第十条，修改为：“第十条　有下列行为之一的，处罚款：
（一）倾倒垃圾；
（二）毁坏护栏。”
本决定自2026年3月1日起施行。`),
    ).toBe(`
PREAMBLE 示例市人民代表大会常务委员会决定对《示例市河道条例》作如下修改：
CLAUSE 1 将第三条修改为：“河道保洁由区负责。⏎“区可以委托镇。”
CLAUSE 2 增加一条，作为第四条：⏎“第四条　船只应当登记。⏎“前款登记由镇办理。”
CLAUSE 3 将第九条改为第十条，修改为：“第十条　有下列行为之一的，处罚款：⏎（一）倾倒垃圾；⏎（二）毁坏护栏。”
PARAGRAPH 本决定自2026年3月1日起施行。
`);
  });

  it('a forgotten quotation mark swallows nothing', () => {
    const text = parseLegalText('示例条例\n第一条　本条例所称“河道，是指河流。\n第二条　乙。\n第三条　丙。');
    expect(text.provisions).toHaveLength(3);
    expect(text.warnings).toMatchObject([{ code: 'QUOTE_UNCLOSED', paragraph: 2 }]);
  });

  it('a 款 that begins with a citation is no article, a chapter that begins a sentence no chapter', () => {
    expect(
      tree(`示例条例
第一条　为了便民，制定本条例。
第二条　违反规定的，处罚。
第一条规定的行为除外。
第二条第一款所称行为，是指乱停。
第十条、第十一条另有规定的，从其规定。
第二章规定的措施，由镇实施。
第三条没有空格也是第三条。`),
    ).toBe(`
ARTICLE 1 为了便民，制定本条例。
ARTICLE 2
  PARAGRAPH 违反规定的，处罚。
  PARAGRAPH 第一条规定的行为除外。
  PARAGRAPH 第二条第一款所称行为，是指乱停。
  PARAGRAPH 第十条、第十一条另有规定的，从其规定。
  PARAGRAPH 第二章规定的措施，由镇实施。
ARTICLE 3 没有空格也是第三条。
`);
  });

  it('captions stand in four kinds of brackets, on their own line, or bare', () => {
    expect(
      tree(`示例条例（草案）
（征求意见稿）
第一条（立法目的） 为了便民，制定本条例。
第二条 （适用范围）
本市适用本条例。
第三条【职责】市政府负责。
第四条　部门分工
　　市水务部门负责监督管理工作。
第五条 〖经费〗经费列入预算。
第六条
经费公开。`),
    ).toBe(`
ARTICLE 1 «立法目的» 为了便民，制定本条例。
ARTICLE 2 «适用范围» 本市适用本条例。
ARTICLE 3 «职责» 市政府负责。
ARTICLE 4 «部门分工» 市水务部门负责监督管理工作。
ARTICLE 5 «经费» 经费列入预算。
ARTICLE 6 经费公开。
`);
  });

  it('groups of articles, nested ones too, and the signatures', () => {
    expect(
      tree(`示例高级法院关于管辖的若干规定
为正确审理案件，制定本规定。
一、管辖
第一条 例外如下：
（一）甲；
（二）乙。
二、审理
（一）一般规定
第二条 公开审理。
（二）特别规定
第三条 不公开审理。
示例高级法院
2026年1月5日`),
    ).toBe(`
PREAMBLE 为正确审理案件，制定本规定。
GROUP 1 «管辖»
  ARTICLE 1 例外如下：
    ITEM 1 甲；
    ITEM 2 乙。
GROUP 2 «审理»
  GROUP 1 «一般规定»
    ARTICLE 2 公开审理。
  GROUP 2 «特别规定»
    ARTICLE 3 不公开审理。
SIGNATURE 示例高级法院⏎2026年1月5日
`);
  });

  it('an item goes on after a line when the next item follows; else the line is the next 款', () => {
    expect(
      tree(`示例条例
第一条　有下列情形之一的，可以申请：
（一）本市户籍的；
户籍以登记为准。
（二）外来人员，符合：
1.有居住证；
2.有工作。
（三）其他。
前款规定的申请，由镇受理。
另有规定的：
（一）甲。`),
    ).toBe(`
ARTICLE 1
  PARAGRAPH 有下列情形之一的，可以申请：
    ITEM 1
      PARAGRAPH 本市户籍的；
      PARAGRAPH 户籍以登记为准。
    ITEM 2 外来人员，符合：
      SUBITEM 1 有居住证；
      SUBITEM 2 有工作。
    ITEM 3 其他。
  PARAGRAPH 前款规定的申请，由镇受理。
  PARAGRAPH 另有规定的：
    ITEM 1 甲。
`);
  });

  it('Taiwan’s statutes: 第 1-1 條, captions, 款 printed 一、 and 目 printed （一）', () => {
    const text = `示例自治條例
第 一 章　總則
第 1 條
為保護河川，特制定本自治條例。
第 1-1 條（主管機關）
本自治條例所稱主管機關如下：
一、在中央為環境部。
二、在直轄市為市政府：
（一）環保局。
前項第二款之機關，得委託辦理。`;
    expect(parseLegalText(text).usage).toBe('TAIWAN');
    expect(tree(text)).toBe(`
CHAPTER 1 «總則»
  ARTICLE 1 為保護河川，特制定本自治條例。
  ARTICLE 1-1 «主管機關»
    PARAGRAPH 本自治條例所稱主管機關如下：
      ITEM 1 在中央為環境部。
      ITEM 2 在直轄市為市政府：
        SUBITEM 1 環保局。
    PARAGRAPH 前項第二款之機關，得委託辦理。
`);
  });

  it('old laws print items 一、 within articles; 附则 of a code has no number', () => {
    expect(
      tree(`示例法
第一编　总则
第一条　有下列情形的，不得登记：
一、没有证件的；
二、假报的。
附　　则
第二条　施行日期另定。`),
    ).toBe(`
PART 1 «总则»
  ARTICLE 1 有下列情形的，不得登记：
    ITEM 1 没有证件的；
    ITEM 2 假报的。
PART «附　　则»
  ARTICLE 2 施行日期另定。
`);
  });

  it('a table of contents with page numbers, names on the next line, and an annex with its table', () => {
    const text = `示例条例
目　录
第一章　总　则………………1
第二章　保洁………………………3
附件
第一章
总　则
第一条　甲。
第二章
保洁
第二条　乙。
附件
河道名录
示例河	3公里
	4公里`;
    expect(tree(text)).toBe(`
CHAPTER 1 «总　则»
  ARTICLE 1 甲。
CHAPTER 2 «保洁»
  ARTICLE 2 乙。
ANNEX «河道名录»
  TABLE 示例河	3公里⏎	4公里
`);
    expect(parseLegalText(text).warnings).toEqual([]);
  });

  it('a heading of the 目录 that no heading answers is told with its place', () => {
    const text = parseLegalText(
      '示例条例\n目录\n第一章 总则\n第二章 处罚\n第一章 总则\n第一条 甲。\n第二章 法律责任\n第二条 乙。',
    );
    expect(text.warnings).toMatchObject([{ code: 'CONTENTS_DIFFER', paragraph: 4, start: 0, end: 6 }]);
  });

  it('the order that promulgates a text stands above its title', () => {
    const text = parseLegalText(`示例市人民政府令
第12号
《示例市河道办法》已经2026年1月5日市政府常务会议通过，现予公布，自2026年3月1日起施行。
市长　示例
2026年1月6日
示例市河道办法
第一条　甲。`);
    expect(text.title).toBe('示例市河道办法');
    expect(text.note).toContain('第12号');
    expect(text.provisions).toHaveLength(1);
  });

  it('an annex announced above the date is not the annex', () => {
    expect(
      tree(`示例市政府关于印发办法的通知
各区政府：
现将办法印发给你们，请遵照执行。
附件：示例办法
示例市政府
2026年1月5日
附件
示例办法
第一条　甲。`),
    ).toBe(`
PREAMBLE
  PARAGRAPH 各区政府：
  PARAGRAPH 现将办法印发给你们，请遵照执行。
  PARAGRAPH 附件：示例办法
SIGNATURE 示例市政府⏎2026年1月5日
ANNEX «示例办法»
  ARTICLE 1 甲。
`);
  });

  it('numbers that skip, repeat and run backwards are told, never repaired', () => {
    const { warnings, provisions } = parseLegalText(
      '示例条例\n第一条　甲。\n第三条　丙。\n第三条　又丙。\n第二条　乙。',
    );
    expect(provisions.map(({ number }) => number)).toEqual(['1', '3', '3', '2']);
    expect(warnings.map(({ code, paragraph, message }) => [code, paragraph, message])).toEqual([
      ['NUMBER_SKIPPED', 3, '第三条 follows 第一条.'],
      ['NUMBER_REPEATED', 4, '第三条 follows 第三条.'],
      ['NUMBER_BACKWARDS', 5, '第二条 follows 第三条.'],
    ]);
  });

  it('a preamble of several paragraphs, full-width figures, brackets of either width, blanks that are none', () => {
    expect(
      tree(`示例宪章
序　　言
从前有条河。
后来有了桥。
\u200b
第１条　甲：
(一)一；
㈡二。
第１条之一　乙。`),
    ).toBe(`
PREAMBLE «序　　言»
  PARAGRAPH 从前有条河。
  PARAGRAPH 后来有了桥。
ARTICLE 1 甲：
  ITEM 1 一；
  ITEM 2 二。
ARTICLE 1-1 乙。
`);
  });

  it('every node knows the characters it was read from', () => {
    const lines = '示例条例\n\n　　第一条　　甲：\n　　（一）乙；'.split('\n');
    const [article] = parseLegalText(lines.join('\n')).provisions;
    const item = article!.children[0]!;
    for (const { source, text } of [article!, item]) {
      expect(lines[source.paragraph - 1]!.slice(source.start, source.end)).toBe(source.lead + text);
    }
    expect(item.source).toEqual({ paragraph: 4, through: 4, start: 2, end: 7, lead: '（一）' });
  });

  it('an amendment whose clauses lost their numbers: 第…条后增加 is no article', () => {
    const text = parseLegalText(`示例法修正案
本修正案自公布之日起施行
2026年1月5日 示例市人民代表大会通过
对示例法作如下修改：
第一百六十二条后增加一条，作为第一百六十二条之一：“隐匿账簿的，处罚款。
“单位有前款行为的，处罚款。”
将第一百六十八条修改为：“玩忽职守的，给予处分。”`);
    expect(text.note).toContain('本修正案自公布之日起施行');
    expect(`\n${outline(text.provisions)}`).toBe(`
PREAMBLE
  PARAGRAPH 对示例法作如下修改：
  PARAGRAPH 第一百六十二条后增加一条，作为第一百六十二条之一：“隐匿账簿的，处罚款。⏎“单位有前款行为的，处罚款。”
  PARAGRAPH 将第一百六十八条修改为：“玩忽职守的，给予处分。”
`);
  });

  it('the number of a paper stands with the 题注', () => {
    const text = parseLegalText('关于河道保洁的通知\n示府发〔2026〕3号\n各镇政府：\n一、每日清漂。');
    expect([text.title, text.note]).toEqual(['关于河道保洁的通知', '示府发〔2026〕3号']);
  });

  it('a long name goes on in the next line', () => {
    const body = '第一章　犯罪嫌疑人逃匿案件\n违法所得的没收程序\n\n第一条　甲。';
    for (const text of [body, `目录\n第一章　犯罪嫌疑人逃匿案件违法所得的没收程序\n${body}`]) {
      expect(tree(`示例条例\n${text}`)).toBe(`
CHAPTER 1 «犯罪嫌疑人逃匿案件违法所得的没收程序»
  ARTICLE 1 甲。
`);
      expect(parseLegalText(`示例条例\n${text}`).warnings).toEqual([]);
    }
  });

  it('a table of contents made of links, handed over in paragraphs', () => {
    const lines = ['示例条例', '目录', '  * [第一章 总则](#a)', '第一章 总则', '第一条 甲。'];
    const { provisions, warnings } = parseLegalText(lines.map((text) => ({ text })));
    expect([`\n${outline(provisions)}`, warnings]).toEqual(['\nCHAPTER 1 «总则»\n  ARTICLE 1 甲。\n', []]);
  });
});
