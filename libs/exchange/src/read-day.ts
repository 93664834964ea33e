import { dayOf, isDay, type Day } from '#database';
import { chineseToNumber } from '#legal-text';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const NUMBER = '[\\d〇零○一二三四五六七八九十]';
const WRITTEN = new RegExp(
  `^(${NUMBER}{2,4})\\s*[-/.年]\\s*(${NUMBER}{1,3})\\s*[-/.月]\\s*(${NUMBER}{1,3})\\s*日?(?![\\d])`,
);
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
/** Tue Aug 30 17:21:58 WIB 2016 */
const ENGLISH = /^(?:[a-z]{3},? )?([a-z]{3})[a-z]* (\d{1,2})(?:,| .*)? (\d{4})$/i;
const EPOCH = /^\d{10}(\d{3})?$/;

/**
 * The day a text says: 2022-03-05, 2022/3/5 11:25, 2022.3.5, 2022年3月5日, 二〇二二年三月五日, 20220305, full-width digits,
 * Unix seconds and milliseconds (their day in Shanghai). Null when it says none.
 */
export function readDay(text: string): Day | null {
  const plain = text.normalize('NFKC').trim();
  const written = WRITTEN.exec(plain) ?? COMPACT.exec(plain);
  if (written) return dayFrom(written.slice(1, 4).map(numberOf));
  const english = ENGLISH.exec(plain);
  if (english)
    return dayFrom([Number(english[3]), MONTHS.indexOf(english[1]!.toLowerCase()) + 1, Number(english[2])]);
  if (!EPOCH.test(plain)) return null;
  return dayOf(new Date(Number(plain) * (plain.length === 10 ? 1000 : 1)));
}

const numberOf = (written: string) => chineseToNumber(written) ?? 0;

function dayFrom([year, month, day]: number[]): Day | null {
  const full = year! < 100 ? 2000 + year! : year!;
  const text = [String(full).padStart(4, '0'), month, day]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return full >= 1900 && isDay(text) ? text : null;
}
