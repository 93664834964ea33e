/** Signs of the digits 0 to 9, of units, and of whole tens (廿三 is 23), as printed in laws old and new. */
const DIGITS = [
  '〇零○Ｏ0０',
  '一壹弌1１',
  '二贰貳弍两兩2２',
  '三叁參叄弎3３',
  '四肆4４',
  '五伍5５',
  '六陆陸6６',
  '七柒7７',
  '八捌8８',
  '九玖9９',
];
const UNITS: [number, string][] = [
  [10, '十拾'],
  [100, '百佰'],
  [1000, '千仟'],
  [10_000, '万萬'],
];
const TENS: [number, string][] = [
  [20, '廿卄'],
  [30, '卅'],
  [40, '卌'],
];

/** Characters a number may be written with, for use inside a regular expression's brackets. */
export const NUMERAL = [
  ...DIGITS,
  ...UNITS.map(([, signs]) => signs),
  ...TENS.map(([, signs]) => signs),
].join('');

// One look-up a sign: its digit counts from 1, a unit is negative, a whole ten is itself.
const MEANING = new Int16Array(0x10000);
DIGITS.forEach((signs, value) => [...signs].forEach((sign) => (MEANING[sign.charCodeAt(0)] = value + 1)));
for (const [value, signs] of UNITS) for (const sign of signs) MEANING[sign.charCodeAt(0)] = -value;
for (const [value, signs] of TENS) for (const sign of signs) MEANING[sign.charCodeAt(0)] = value;

/** The largest number read or written; no text has as many articles. */
export const LARGEST = 99_999;

/** Whether a sign, by its UTF-16 code, may stand in a number. */
export function isNumeral(code: number): boolean {
  return MEANING[code] !== 0 && code < 0x10000;
}

/**
 * Reads a number of 0 to 99,999 as laws print it: 二十七, 一百零五, 〇, 两百, 廿三, 二〇二四, 貳拾柒, 27, ２７.
 * Null when the characters are not a number in any of these ways.
 */
export function chineseToNumber(written: string): number | null {
  let units = false;
  for (let i = 0; i < written.length; i++) {
    const meaning = MEANING[written.charCodeAt(i)]!;
    if (meaning === 0) return null;
    units ||= meaning < 0 || meaning > 10;
  }
  const value = written === '' ? null : units ? fromUnits(written) : fromDigits(written);
  return value === null || value > LARGEST ? null : value;
}

function fromDigits(written: string): number | null {
  let value = 0;
  for (let i = 0; i < written.length; i++) {
    value = value * 10 + MEANING[written.charCodeAt(i)]! - 1;
    if (value > LARGEST) return null;
  }
  return value;
}

function fromUnits(written: string): number | null {
  let total = 0;
  let digit = -1;
  let smallest = Infinity;
  let zero = false;
  for (let i = 0; i < written.length; i++) {
    const meaning = MEANING[written.charCodeAt(i)]!;
    if (meaning > 10) {
      if (digit !== -1 || smallest <= 10) return null;
      total += meaning;
      [smallest, zero] = [10, false];
    } else if (meaning > 0) {
      if (meaning === 1 && digit === -1) zero = true;
      else if (digit === -1) digit = meaning - 1;
      else return null;
    } else if (meaning === -10_000) {
      total = (total + Math.max(digit, 0)) * 10_000;
      if (total === 0 || total > LARGEST || smallest === 10_000) return null;
      [digit, smallest, zero] = [-1, 10_000, false];
    } else {
      const unit = -meaning;
      // 十 alone is 一十 at the start, and loosely after a hundred: 一百十五.
      if (unit >= smallest || (digit === -1 && unit !== 10)) return null;
      total += (digit === -1 ? 1 : digit) * unit;
      [digit, smallest, zero] = [-1, unit, false];
    }
  }
  if (digit === -1) return total;
  // 一百五 and 二千三 leave out the last unit: colloquial, and never so in a law's own numbering.
  return total + (!zero && smallest >= 100 && smallest !== Infinity ? (digit * smallest) / 10 : digit);
}

/** Writes 0 to 99,999 as laws do: 10 is 十, 15 十五, 105 一百零五, 110 一百一十, 10,001 一万零一. */
export function numberToChinese(value: number, script: 'HANS' | 'HANT' = 'HANS'): string {
  if (!Number.isInteger(value) || value < 0 || value > LARGEST) {
    throw new RangeError(`A number from 0 to ${LARGEST} is written in Chinese, not ${value}.`);
  }
  if (value === 0) return '零';
  const signs = '零一二三四五六七八九';
  const units: [number, string][] = [
    [10_000, script === 'HANT' ? '萬' : '万'],
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ];
  let written = '';
  let skipped = false;
  for (const [size, unit] of units) {
    const digit = Math.floor(value / size) % 10;
    if (digit === 0) {
      skipped = written !== '';
      continue;
    }
    if (skipped) written += '零';
    written += size === 10 && digit === 1 && written === '' ? unit : signs[digit]! + unit;
    skipped = false;
  }
  return written;
}

/**
 * The comparable form of a printed number and its insertions: ('二十七', '之一') is '27-1'; '1-1' stays.
 * Null when a part is not a number.
 */
export function canonicalNumber(main: string, inserted = ''): string | null {
  return numberParts(main, inserted)?.join('-') ?? null;
}

/** The same, as numbers: ('二十七', '之一') is [27, 1]. */
export function numberParts(main: string, inserted = ''): number[] | null {
  const whole = chineseToNumber(main);
  if (whole !== null && inserted === '') return [whole];
  const parts = [...main.split(/[-－—–﹣]/), ...inserted.split('之').slice(1)];
  const values: number[] = [];
  for (const part of parts) {
    const value = chineseToNumber(part.replace(/\s/g, ''));
    if (value === null) return null;
    values.push(value);
  }
  return values;
}
