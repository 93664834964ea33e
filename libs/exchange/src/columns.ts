import { readDay } from './read-day.js';
import type { TableRow } from './table.js';

/** What a column can mean. */
export const fields = [
  'text',
  'proposedWording',
  'reason',
  'heardOn',
  'article',
  'voices',
  'channel',
  'occupation',
  'point',
  'name',
  'phone',
] as const;
export type Field = (typeof fields)[number];

/** Which column holds what, by its place from 0. */
export type Columns = Partial<Record<Field, number>>;

/** What headings say, the surest first. */
const headings: Record<Field, RegExp[]> = {
  text: [
    /^(正文|verbatim|text|tweet|comment[-_ ]?body|message|remark|comment)$/i,
    /(意见|留言|建议|评论|反馈|意見)?(详情|內容|内容|正文|原文|全文)$/,
    /^(具体)?(意见|建议|意见建议|意见和建议|意見|留言|评论|发言|原声|原话)$/,
    /(意见|意見|建议|留言|评论|内容|內容)(?!.*(编号|编碼|用户|时间|時間|日期|主题|主題|类型|人|者|数|單位|单位))/,
    /comment|message|text/i,
  ],
  proposedWording: [/^(建议|拟|修改)(后)?(表述|条文|文字|修改为)|proposed/i],
  reason: [/理由|依据|原因|reason/i],
  heardOn: [
    /^(听取|采集|提出|发言|留言|填写|提交|附議|意见)?(日期|时间|時間)$/,
    /heard|date|日期|时间|時間/i,
    /timestamp/i,
  ],
  article: [
    /^(条款|条文|条|对应条款|所涉条款|涉及条款|条款号|条目|條文|條|article|provision)$/i,
    /条款|条文号/,
  ],
  voices: [/^(人数|人次|附议人数|voices|people|count)$/i],
  channel: [/^(渠道|方式|途径|征集方式|channel)$/i],
  occupation: [/^(职业|身份|occupation|職業)$/i],
  point: [/^(联络点|联系点|立法联系点|基层立法联系点|采集点|信息采集点|点|point|contact ?point)$/i],
  name: [/^(姓名|发言人|联系人|提出人|name)$/i],
  phone: [/^(电话|手机|手机号|联系电话|联系方式|電話|phone|mobile)$/i],
};

/** Heading as compared: without blanks, brackets and what is in them. */
const plain = (heading: string) =>
  heading
    .normalize('NFKC')
    .replace(/\(.*?\)|[\s*:：\ufeff\u200b]/g, '')
    .trim();

/** How many headings of a row are known: the row that has most is the header. */
export function headingsKnown(cells: readonly string[]): number {
  const columns = guessColumns(cells, []);
  return new Set(Object.values(columns)).size;
}

/** Guesses columns by their headings, unless what is in them contradicts. Without a column of words, reasons are the words. */
export function guessColumns(header: readonly string[], sample: readonly TableRow[]): Columns {
  const names = header.map(plain);
  const columns: Columns = {};
  const free = (i: number) => !Object.values(columns).includes(i);
  for (const field of fields) {
    for (const pattern of headings[field]) {
      const found = names.findIndex((name, i) => free(i) && pattern.test(name) && fits(field, i, sample));
      if (found < 0) continue;
      columns[field] = found;
      break;
    }
  }
  if (columns.text === undefined && columns.reason !== undefined) {
    columns.text = columns.reason;
    delete columns.reason;
  }
  return columns;
}

/** What is in a column may contradict its heading: words are no numbers, and days are days. */
function fits(field: Field, column: number, sample: readonly TableRow[]): boolean {
  const cells = sample.map(({ cells }) => cells[column]?.trim() ?? '').filter(Boolean);
  const most = (holds: (cell: string) => unknown) => cells.filter(holds).length * 2 >= cells.length;
  if (field === 'heardOn') return most(readDay);
  return field !== 'text' || most((cell) => /\p{L}/u.test(cell));
}

/**
 * Columns as the person names them, `text=留言内容`: by heading, or by place from 1. `-` as the heading leaves the field
 * out. @throws Error saying which is not there
 */
export function chosenColumns(
  guessed: Columns,
  header: readonly string[],
  choices: readonly string[],
): Columns {
  const columns = { ...guessed };
  for (const choice of choices) {
    const [field, heading = ''] = choice.split(/=(.*)/s) as [Field, string?];
    if (!fields.includes(field))
      throw new Error(`There is no field "${field}"; fields are ${fields.join(', ')}.`);
    delete columns[field];
    if (heading === '-') continue;
    const named = header.findIndex((name) => plain(name) === plain(heading));
    const column = named >= 0 ? named : /^\d+$/.test(heading) ? Number(heading) - 1 : -1;
    if (column < 0 || column >= header.length)
      throw new Error(`There is no column "${heading}"; columns are ${header.filter(Boolean).join(', ')}.`);
    for (const other of fields) if (columns[other] === column) delete columns[other];
    columns[field] = column;
  }
  return columns;
}
