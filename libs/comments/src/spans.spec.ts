import fc from 'fast-check';
import { fits, MASK, masked } from './spans.js';

it('hides each run once, whatever its length and however its spans overlap', () => {
  expect(masked('我叫张三，住人民路', [{ start: 2, end: 4 }])).toBe(`我叫${MASK}，住人民路`);
  const overlapping = [
    { start: 4, end: 6 },
    { start: 0, end: 3 },
    { start: 2, end: 4 },
  ];
  expect(masked('0123456789', overlapping)).toBe(`${MASK}6789`);
  expect(masked('0123', [])).toBe('0123');
  expect(masked('0123', [{ start: 0, end: 4 }])).toBe(MASK);
});

it('leaves what is not hidden as it was, and nothing of what is', () => {
  const span = fc
    .tuple(fc.nat(30), fc.nat(30))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
      const text = Array.from({ length: 31 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('');
      const shown = [...text].filter((_, i) => !spans.some(({ start, end }) => i >= start && i < end));
      expect(masked(text, spans).replaceAll(MASK, '')).toBe(shown.join(''));
    }),
  );
});

it('knows a span that lies outside, is empty, or cuts an emoji in half', () => {
  const text = 'a😀b';
  expect(fits(text, { start: 1, end: 3 })).toBe(true);
  expect(fits(text, { start: 0, end: 4 })).toBe(true);
  for (const [start, end] of [
    [1, 2],
    [2, 3],
    [-1, 1],
    [0, 5],
    [1, 1],
    [3, 1],
  ] as const)
    expect(fits(text, { start, end })).toBe(false);
});
