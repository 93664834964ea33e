import fc from 'fast-check';
import { cite } from '../cite/cite.js';
import type { ParsedProvision } from '../legal-text.js';
import { parseLegalText } from '../parse/parse.js';
import { describeReal, FUZZ_SEED, fuzzRuns, sharedText } from '../testing.js';
import { carryForward } from './carry-forward.js';
import type { Comparison } from './changes.js';
import { compareDrafts } from './compare-drafts.js';
import { diffWords } from './diff-words.js';

fc.configureGlobal({ seed: FUZZ_SEED });

const SAME = {
  unchanged: 0,
  typographic: 0,
  edited: 0,
  renumbered: 0,
  moved: 0,
  split: 0,
  merged: 0,
  added: 0,
  removed: 0,
};

const compare = (a: string, b: string) =>
  compareDrafts(parseLegalText(a).provisions, parseLegalText(b).provisions);

/** What changed, as 第三条 > 第四条 RENUMBERED. */
const told = (comparison: Comparison) =>
  comparison.changes
    .filter(({ kinds }) => kinds[0] !== 'UNCHANGED')
    .map(
      ({ kinds, before, after }) =>
        `${before ? cite(before) : '–'} > ${after ? cite(after) : '–'} ${kinds.join(' ')}`,
    );

const BEFORE = `示例市河道保洁条例
第一章　总则
第一条　为了加强本市河道保洁，改善人居环境，制定本条例。
第二条　市水务部门负责全市河道保洁的监督管理，区水务部门负责本区河道保洁。
第二章　保洁
第三条　河道保洁作业单位应当配备船只和打捞设备，每日清除水面漂浮物。
第四条　禁止向河道倾倒垃圾。
鼓励村民、居民参加河道巡查，发现问题可以拨打热线电话反映。
第五条　违反本条例规定，向河道倾倒垃圾的，处二百元以上一千元以下罚款。`;

describe('compareDrafts', () => {
  it('finds nothing in a draft compared with itself', () => {
    expect(compare(BEFORE, BEFORE).counts).toEqual({ ...SAME, unchanged: 9 });
  });

  it('tells an edit from spaces and quotation marks', () => {
    const after = BEFORE.replace('第一章　总则', '第一章  总 则')
      .replace('第五条　违反本条例规定，', '第五条 违反本条例规定,')
      .replace('二百元', '五百元')
      .replace('每日清除水面漂浮物。', '每日清除 水面漂浮物。');
    expect(told(compare(BEFORE, after))).toEqual(['第三条 > 第三条 TYPOGRAPHIC', '第五条 > 第五条 EDITED']);
  });

  it('follows articles that are renumbered, and names those inserted and removed', () => {
    const after = BEFORE.replace(
      '第三条　',
      '第三条　河道保洁实行河长制，河长由镇长担任。\n第四条　',
    ).replace(/第四条　禁止[^\n]*\n[^\n]*\n/, '');
    expect(told(compare(BEFORE, after))).toEqual([
      '– > 第三条 ADDED',
      '第三条 > 第四条 RENUMBERED',
      '第四条 > – REMOVED',
    ]);
  });

  it('sees a 款 become an article of its own, and back', () => {
    const after = BEFORE.replace('鼓励村民', '第五条　鼓励村民').replace('第五条　违反', '第六条　违反');
    expect(told(compare(BEFORE, after))).toEqual([
      '第四条第一款 > 第四条 SPLIT',
      '第四条 > 第五条 RENUMBERED',
      '第五条 > 第六条 RENUMBERED',
    ]);
    expect(told(compare(after, BEFORE))).toEqual([
      '第五条 > 第四条 RENUMBERED',
      '第四条 > 第四条第一款 MERGED',
      '第六条 > 第五条 RENUMBERED',
    ]);
  });

  it('sees a sentence split off into a new article', () => {
    const after = BEFORE.replace('，区水务部门负责本区河道保洁。', '。\n第三条　区水务部门负责本区河道保洁。')
      .replace('第三条　河道', '第四条　河道')
      .replace('第四条　禁止', '第五条　禁止')
      .replace('第五条　违反', '第六条　违反');
    expect(told(compare(BEFORE, after)).slice(0, 2)).toEqual([
      '第二条 > 第二条 EDITED',
      '第二条 > 第三条 SPLIT',
    ]);
  });

  it('sees an article move to another chapter', () => {
    const moved = '第四条　市水务部门负责全市河道保洁的监督管理，区水务部门负责本区河道保洁。';
    const after = BEFORE.replace(/第二条[^\n]*\n/, '')
      .replace('第三条', '第二条')
      .replace('第四条　禁止', '第三条　禁止')
      .replace('第五条', `${moved}\n第五条`);
    expect(told(compare(BEFORE, after))).toContain('第二条 > 第四条 RENUMBERED MOVED');
  });

  it(`mirrors when the drafts change places (seed ${FUZZ_SEED})`, () => {
    const article = fc.constantFrom(
      '甲单位负责巡查。',
      '乙单位负责打捞船只的维护和保养。',
      '丙单位负责宣传教育，普及保洁知识。',
      '任何人不得倾倒垃圾。',
      '罚款二百元。',
      '罚款五百元。',
    );
    const draft = fc
      .array(fc.tuple(article, fc.boolean()), { maxLength: 8 })
      .map((articles) =>
        articles.map(([text, own], i) => (own || i === 0 ? `第${i + 1}条　${text}` : text)).join('\n'),
      );
    fc.assert(
      fc.property(draft, draft, (a, b) =>
        mirrors(parseLegalText(a).provisions, parseLegalText(b).provisions),
      ),
      {
        numRuns: fuzzRuns(10_000),
      },
    );
  });
});

/** Each change told from both ends. */
function mirrors(a: ParsedProvision[], b: ParsedProvision[]): void {
  const turned: Record<string, string> = {
    SPLIT: 'MERGED',
    MERGED: 'SPLIT',
    ADDED: 'REMOVED',
    REMOVED: 'ADDED',
  };
  const there = compareDrafts(a, b).changes.map(({ kinds, before, after, confidence }) =>
    JSON.stringify([
      kinds.map((kind) => turned[kind] ?? kind).sort(),
      after && cite(after),
      before && cite(before),
      confidence.toFixed(6),
    ]),
  );
  const back = compareDrafts(b, a).changes.map(({ kinds, before, after, confidence }) =>
    JSON.stringify([[...kinds].sort(), before && cite(before), after && cite(after), confidence.toFixed(6)]),
  );
  expect(back.sort()).toEqual(there.sort());
}

describeReal('compareDrafts on the real versions', () => {
  const read = (name: string) => parseLegalText(sharedText(`versions/${name}.txt`)).provisions;
  const versions = (a: string, b: string) => compareDrafts(read(a), read(b));
  const named = (comparison: Comparison, kind: string) =>
    comparison.changes
      .filter(
        ({ kinds, before, after }) =>
          kinds.includes(kind as never) && (after ?? before)!.at(-1)!.kind === 'ARTICLE',
      )
      .map(({ after, before }) => cite((after ?? before)!));

  it('未成年人保护法 2020→2024: one paragraph edited, nothing else', () => {
    const comparison = versions('未成年人保护法__v1_2020', '未成年人保护法__v2_2024');
    expect(told(comparison)).toEqual(['第九条 > 第九条 EDITED']);
    const [edited] = comparison.changes.filter(({ kinds }) => kinds.includes('EDITED'));
    expect(diffWords(edited!.before!.at(-1)!.text, edited!.after!.at(-1)!.text)[0]).toEqual({
      same: false,
      before: '',
      after: expect.stringContaining('各级人民政府'),
    });
  });

  it('治安管理处罚法 2005→2012: one item edited, all else noise', () => {
    const { counts, changes } = versions('治安管理处罚法__v1_2005', '治安管理处罚法__v2_2012');
    expect(counts).toMatchObject({
      edited: 1,
      renumbered: 0,
      moved: 0,
      split: 0,
      merged: 0,
      added: 0,
      removed: 0,
    });
    expect(counts.typographic).toBeGreaterThan(30);
    const [edited] = changes.filter(({ kinds }) => kinds.includes('EDITED'));
    expect(cite(edited!.before!)).toBe('第六十条第（四）项');
  });

  it('立法法 2015→2023: the inserted articles are named', () => {
    const comparison = versions('立法法__v1_2015', '立法法__v2_2023');
    expect(named(comparison, 'ADDED')).toEqual(
      [
        '四',
        '八',
        '九',
        '五十五',
        '六十八',
        '七十',
        '七十一',
        '七十九',
        '八十三',
        '九十',
        '一百一十一',
        '一百一十五',
        '一百一十六',
        '一百一十八',
      ].map((number) => `第${number}条`),
    );
    expect(named(comparison, 'REMOVED')).toEqual([]);
    expect(told(comparison)).toContain('第七十二条第一款 > 第八十条 SPLIT');
  });

  it('优化营商环境条例 80→97 articles', () => {
    const comparison = versions('上海市优化营商环境条例__v1_2020', '上海市优化营商环境条例__v2_2024');
    const articles = (kind: string) => named(comparison, kind).length;
    expect(articles('ADDED') + articles('SPLIT') - articles('REMOVED') - articles('MERGED')).toBe(17);
    expect(comparison.counts.moved).toBe(0);
  });

  it.each(['治安管理处罚法__v3_2025', '立法法__v2_2023'])('%s against itself: nothing', (name) => {
    const { counts } = versions(name, name);
    expect(counts).toEqual({ ...SAME, unchanged: counts.unchanged });
  });

  it.each([
    ['治安管理处罚法__v2_2012', '治安管理处罚法__v3_2025'],
    ['立法法__v1_2015', '立法法__v2_2023'],
    ['职业教育法__v1_1996', '职业教育法__v2_2022'],
    ['突发事件应对法__v1_2007', '突发事件应对法__v2_2024'],
    ['保障中小企业款项支付条例__v1_2020', '保障中小企业款项支付条例__v2_2025'],
    ['国务院组织法__v1_1982', '国务院组织法__v2_2024'],
  ])('%s and %s mirror one another', (a, b) => mirrors(read(a), read(b)));
});

describe('diffWords', () => {
  it('shows whole words', () => {
    expect(diffWords('处二百元以下罚款', '处五百元以下罚款').filter(({ same }) => !same)).toEqual([
      { same: false, before: expect.stringContaining('二'), after: expect.stringContaining('五') },
    ]);
  });

  it('takes no notice of blanks and styles of quotation marks, and keeps both texts', () => {
    expect(diffWords('“甲 乙”，丙', '"甲乙",丙')).toEqual([
      { same: true, before: '“甲 乙”，丙', after: '"甲乙",丙' },
    ]);
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('甲', '乙', '村', '民', ' ', '，', '“', '1') }),
        fc.string({ unit: fc.constantFrom('甲', '村', '民', ' ', '，', '2') }),
        (a, b) => {
          const stretches = diffWords(a, b);
          expect(stretches.map(({ before }) => before).join('')).toBe(a);
          expect(stretches.map(({ after }) => after).join('')).toBe(b);
          expect(diffWords(b, a)).toEqual(
            stretches.map(({ same, before, after }) => ({ same, before: after, after: before })),
          );
        },
      ),
    );
  });
});

describe('carryForward', () => {
  it('moves what is sure, and lets the rest wait for a person', () => {
    const a = parseLegalText(BEFORE).provisions;
    const after = BEFORE.replace(
      '第三条　',
      '第三条　河道保洁实行河长制，河长由镇长担任。\n第四条　',
    ).replace('\n鼓励村民、居民参加河道巡查，发现问题可以拨打热线电话反映。', '');
    const comparison = compareDrafts(a, parseLegalText(after).provisions);
    const [third, fourth] = a[1]!.children;
    const [moved, gone] = carryForward([third!, fourth!.children[1]!], comparison);
    expect(moved).toMatchObject({ confidence: 1, waits: false });
    expect(cite(moved!.to!)).toBe('第四条');
    // Its 款 is gone: the article it stood in is offered, and a person asked.
    expect(gone!.waits).toBe(true);
    expect(gone!.to?.at(-1)?.kind).toBe('ARTICLE');
  });
});
