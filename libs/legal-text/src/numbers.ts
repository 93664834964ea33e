const DIGITS: Record<string, number> = {};
[
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
].forEach((signs, value) => [...signs].forEach((sign) => (DIGITS[sign] = value)));

const UNITS: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
/** 廿 卅 卌 stand for two, three, four tens in older texts: 廿三 is 23. */
const TENS: Record<string, number> = { 廿: 20, 卄: 20, 卅: 30, 卌: 40 };
const MYRIADS = '万萬';

/** Characters a number may be written with, for use inside a regular expression's brackets. */
export const NUMERAL = `${Object.keys(DIGITS).join('')}${Object.keys(UNITS).join('')}${Object.keys(TENS).join('')}${MYRIADS}`;

/** The largest number read or written; no text has as many articles. */
export const LARGEST = 99_999;

/**
 * Reads a number of 0 to 99,999 as laws print it: 二十七, 一百零五, 〇, 两百, 廿三, 二〇二四, 貳拾柒, 27, ２７.
 * Null when the characters are not a number in any of these ways.
 */
export function chineseToNumber(written: string): number | null {
  if (written === '') return null;
  const value = hasUnit(written) ? fromUnits(written) : fromDigits(written);
  return value === null || value > LARGEST ? null : value;
}

function hasUnit(written: string): boolean {
  for (const sign of written) if (sign in UNITS || sign in TENS || MYRIADS.includes(sign)) return true;
  return false;
}

function fromDigits(written: string): number | null {
  let value = 0;
  for (const sign of written) {
    const digit = DIGITS[sign];
    if (digit === undefined || value > LARGEST) return null;
    value = value * 10 + digit;
  }
  return value;
}

function fromUnits(written: string): number | null {
  let total = 0;
  let digits: number | null = null;
  let smallest = Infinity;
  let zero = false;
  for (const sign of written) {
    const digit = DIGITS[sign];
    if (digit === 0 && digits === null) {
      zero = true;
    } else if (digit !== undefined) {
      if (digits !== null && !/[0-9０-９]/.test(sign)) return null;
      digits = (digits ?? 0) * 10 + digit;
    } else if (sign in TENS) {
      if (digits !== null || smallest <= 10) return null;
      total += TENS[sign]!;
      smallest = 10;
      zero = false;
    } else if (MYRIADS.includes(sign)) {
      if (total + (digits ?? 0) === 0 || smallest === 10_000) return null;
      total = (total + (digits ?? 0)) * 10_000;
      if (total > LARGEST) return null;
      [digits, smallest, zero] = [null, 10_000, false];
    } else {
      const unit = UNITS[sign];
      if (unit === undefined || unit >= smallest) return null;
      // 十 alone is 一十 at the start, and loosely after a hundred: 一百十五.
      if (digits === null && unit !== 10) return null;
      total += (digits ?? 1) * unit;
      [digits, smallest, zero] = [null, unit, false];
    }
  }
  if (digits !== null) {
    if (digits > 9) return null;
    // 一百五 and 二千三 leave out the last unit: colloquial, and never so in a law's own numbering.
    total +=
      digits > 0 && !zero && smallest >= 100 && smallest !== Infinity ? (digits * smallest) / 10 : digits;
  }
  return total;
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
  const parts = [...main.split(/[-－—–﹣]/), ...inserted.split('之').slice(1)];
  const values: number[] = [];
  for (const part of parts) {
    const value = chineseToNumber(part.replace(/\s/g, ''));
    if (value === null) return null;
    values.push(value);
  }
  return values;
}
