import { isBlank, textProblem } from './words.js';

it('takes white space, zero-width characters, controls and fillers for nothing', () => {
  for (const nothing of [
    '',
    ' ',
    '\n\t\u3000',
    '\u200b\u200d\ufeff\u2060',
    '\u3164\u115f\u2800',
    '\ufe0f\u0301',
    '\u00ad',
  ])
    expect(isBlank(nothing)).toBe(true);
  for (const something of ['好', '👍', '👨‍👩‍👧', '。', 'é', '𠮷', ' a ']) expect(isBlank(something)).toBe(false);
});

it('counts characters, not UTF-16 units', () => {
  expect(textProblem('😀'.repeat(20_000), 20_000)).toBeNull();
  expect(textProblem('好'.repeat(20_001), 20_000)).toMatchObject({ zh: '超过 20000 字。' });
});

it('refuses what the database could not store as it is', () => {
  expect(textProblem('a\0b', 10)).not.toBeNull();
  expect(textProblem('a\ud800b', 10)).not.toBeNull();
});
