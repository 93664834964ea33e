import fc from 'fast-check';
import { canonicalNumber, chineseToNumber, LARGEST, numberToChinese } from './numbers.js';

describe('numbers', () => {
  it('come back from Chinese as they went, in both scripts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LARGEST }), fc.constantFrom('HANS', 'HANT'), (value, script) => {
        expect(chineseToNumber(numberToChinese(value, script))).toBe(value);
      }),
    );
  });

  it.each([
    ['十', 10],
    ['十五', 15],
    ['一十五', 15],
    ['二十', 20],
    ['一百零五', 105],
    ['一百〇五', 105],
    ['一百一十', 110],
    ['一百十五', 115],
    ['一百五', 150],
    ['一千二百六十', 1260],
    ['一万零一', 10_001],
    ['萬', null],
    ['两百', 200],
    ['兩千零二', 2002],
    ['廿三', 23],
    ['卅', 30],
    ['二〇二四', 2024],
    ['貳拾柒', 27],
    ['27', 27],
    ['２７', 27],
    ['10万', null],
    ['', null],
    ['十十', null],
    ['百', null],
    ['条', null],
  ])('%s is %s', (written, value) => expect(chineseToNumber(written)).toBe(value));

  it.each([
    [10, '十'],
    [15, '十五'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1260, '一千二百六十'],
    [10_010, '一万零一十'],
    [90_000, '九万'],
  ])('%s is written %s', (value, written) => expect(numberToChinese(value)).toBe(written));

  it('refuses what no text has', () => {
    expect(() => numberToChinese(100_000)).toThrow(RangeError);
    expect(() => numberToChinese(-1)).toThrow(RangeError);
    expect(() => numberToChinese(1.5)).toThrow(RangeError);
  });

  it('are comparable with their insertions', () => {
    expect(canonicalNumber('二十七')).toBe('27');
    expect(canonicalNumber('二十七', '之一')).toBe('27-1');
    expect(canonicalNumber('1-1')).toBe('1-1');
    expect(canonicalNumber('甲')).toBeNull();
  });
});
