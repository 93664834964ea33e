import type { Span } from './spans.js';

/** What is known of the person who spoke: their own words must not give it away. */
export interface Person {
  name: string | null;
  phone: string | null;
}

/** What people put between the digits of one number: nothing, or a space, dash or invisible character or two. */
const GAP = '[ \\p{Pd}\\p{Cf}_]{0,2}';
const digits = (count: string) => `(?:\\d${GAP}){${count}}`;

/** A name of two or three characters after words that introduce it, when it begins as names do. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧阳司马诸葛';

/**
 * Personal data as people write it, in a text whose full-width characters were made plain. Rather one number too many
 * than one too few: a person looks at the result before it is released.
 */
const PATTERNS: RegExp[] = [
  // Mobile telephone, also with the country's code.
  new RegExp(`(?<!\\d)(?:(?:\\+|00)?86${GAP})?1${GAP}[3-9]${GAP}${digits('8')}\\d(?!\\d)`, 'gu'),
  // Fixed line with its area code and extension.
  new RegExp(
    `(?<!\\d)\\(?0\\d{2,3}\\)?${GAP}${digits('6,7')}\\d(?:(?:-|转|ext\\.?) ?\\d{1,6})?(?!\\d)`,
    'giu',
  ),
  // Any number that says of itself that it is a telephone's.
  new RegExp(`(?<=(?:电话|手机|座机|联系方式|tel|phone)[^\\d\\n]{0,6})\\d${GAP}${digits('5,10')}\\d`, 'giu'),
  // Resident identity card (18 characters, formerly 15 digits) and bank card (15 to 19 digits), run together …
  /\d{15,}x?/giu,
  // … an identity card in parts, and a bank card in fours.
  new RegExp(
    `(?<!\\d)\\d{6}${GAP}(?:19|20)\\d{2}${GAP}[01]\\d${GAP}[0-3]\\d${GAP}\\d{3}${GAP}[\\dx](?!\\d)`,
    'giu',
  ),
  /(?<!\d)\d{4}(?:[ \p{Pd}\p{Cf}]{1,2}\d{4}){3}(?:[ \p{Pd}\p{Cf}]{1,2}\d{1,3})?(?!\d)/gu,
  /[a-z\d._%+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8}/giu,
  new RegExp(`(?<=我叫|本人叫|(?:姓名|联系人)(?:是|[: ]{0,2}))[${SURNAMES}]\\p{Script=Han}{1,2}`, 'gu'),
];

/** Where a text gives away a person: telephone, identity card, bank card, e-mail, and the speaker's own name and phone. */
export function personalData(text: string, person: Person | null): Span[] {
  const plain = narrow(text);
  return [...PATTERNS, ...patternsOf(person)].flatMap((pattern) =>
    [...plain.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
  );
}

/** Full-width digits, letters and signs as plain ones, each unit in its place so that spans hold. */
const narrow = (text: string) =>
  text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0\t]/g, ' ');

function patternsOf(person: Person | null): RegExp[] {
  const name = [...narrow(person?.name ?? '').replace(/[\s·•]/g, '')];
  const phone = [...narrow(person?.phone ?? '').replace(/\D/g, '')];
  return [
    ...(name.length ? [spelled(name, '[\\s·•\\p{Cf}]{0,2}', '\\p{Script=Latin}')] : []),
    ...(phone.length >= 5 ? [spelled(phone, GAP, '\\d')] : []),
  ];
}

/** Characters in a row with gaps between them; not as part of a longer word of `kind`. */
function spelled(characters: string[], gap: string, kind: string): RegExp {
  const [first, last] = [characters[0]!, characters.at(-1)!];
  const isKind = new RegExp(kind, 'u');
  const before = isKind.test(first) ? `(?<!${kind})` : '';
  const after = isKind.test(last) ? `(?!${kind})` : '';
  const body = characters.map((c) => c.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join(gap);
  return new RegExp(`${before}${body}${after}`, 'giu');
}
