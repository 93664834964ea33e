import { existsSync, readFileSync } from 'node:fs';
import { personalData, type Person } from './personal-data.js';
import { MASK, masked } from './spans.js';

const shown = (text: string, person: Person | null = null) => masked(text, personalData(text, person));

it.each([
  ['手机13812345678，请回电', `手机${MASK}，请回电`],
  ['138-1234-5678', MASK],
  ['138 1234 5678。', `${MASK}。`],
  ['＋８６１３８１２３４５６７８', MASK],
  ['+86 138 1234 5678', MASK],
  ['138\u200b1234\u200b5678', MASK],
  ['座机021-62345678转801找我', `座机${MASK}找我`],
  ['（021）62345678', MASK],
  ['电话：62345678', `电话：${MASK}`],
  ['身份证31010419900101123X', `身份证${MASK}`],
  ['310104 19900101 123x', MASK],
  ['310104900101123', MASK],
  ['卡号6222 0212 3456 7890 123', `卡号${MASK}`],
  ['6222021234567890123', MASK],
  ['邮箱是zhang.san_1@mail.example.com，', `邮箱是${MASK}，`],
  ['ZS＠example．com', MASK],
  ['我叫张小三，住在这里', `我叫${MASK}，住在这里`],
  ['联系人：李四', `联系人：${MASK}`],
])('masks %s', (text, expected) => expect(shown(text)).toBe(expected));

it.each([
  '第一百二十条第（三）项',
  '2019-12-28至2020-01-26',
  '2019年12月28日 10:30',
  '罚款20000元以上200000元以下',
  '12345热线和110',
  '在13:00到15:30之间',
  '第13条、第14条、第15条',
  '我叫他不要停车',
  '40、50、60、70岁的人',
])('leaves %s', (text) => expect(shown(text)).toBe(text));

it('masks the speaker’s own name and phone, however they are spaced', () => {
  const person = { name: '欧阳小明', phone: '6234-5678' };
  expect(shown('欧阳小明（欧阳 小明）说，打62345678或6234 5678', person)).toBe(
    `${MASK}（${MASK}）说，打${MASK}或${MASK}`,
  );
  expect(shown('买买提·艾力在此', { name: '买买提艾力', phone: null })).toBe(`${MASK}在此`);
  expect(shown('Ann wrote: annual plan, ANN', { name: 'Ann', phone: null })).toBe(
    `${MASK} wrote: annual plan, ${MASK}`,
  );
  expect(shown('a.b(c) 说', { name: 'a.b(c)', phone: null })).toBe(`${MASK} 说`);
});

it('reads a long text in a moment, whatever is in it', () => {
  const before = performance.now();
  for (const piece of ['1 ', '13-', '0', 'a.', '电话', '1', 'a@', '六', '86 '])
    shown(piece.repeat(20_000 / piece.length));
  expect(performance.now() - before).toBeLessThan(2_000);
});

const real = '../shared/data/comments/附件3_留言_点赞反对.csv';
(existsSync(real) ? it : it.skip)('leaves no telephone number in real messages', () => {
  const messages = readFileSync(real, 'utf8').slice(0, 3_000_000);
  const once = shown(messages);
  expect(once).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);
  expect(once).not.toMatch(/\d{15}/);
});
