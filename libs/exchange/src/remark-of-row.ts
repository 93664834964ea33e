import { createHash } from 'node:crypto';
import type { Day } from '#database';
import { chineseToNumber, locate, parseCitation } from '#legal-text';
import type { LogCommentsRow } from '#comments';
import type { StoredProvision } from '#regulations';
import { cleanText } from './clean-text.js';
import type { Columns, Field } from './columns.js';
import { readChannel } from './read-channel.js';
import { readDay } from './read-day.js';
import type { TableRow } from './table.js';

/** Something wrong with a row, in both languages. */
export interface RowDoubt {
  zh: string;
  en: string;
}

/** What rows are read with. */
export interface RowReading {
  columns: Columns;
  /** Of the draft consulted on. */
  provisions: readonly StoredProvision[];
  usage: 'MAINLAND' | 'TAIWAN';
  /** Points by name; only needed when a column names them. */
  pointByName: ReadonlyMap<string, string>;
  /** The point of rows that name none. */
  pointId: string;
  /** The day of every row, whatever the file says; null: the file's own. */
  heardOn: Day | null;
}

/** A remark as a row says it. */
export interface ReadRow {
  number: number;
  pointId: string;
  remark: LogCommentsRow;
  /** Same for rows that say the same: all a row says of the remark, and the point. */
  content: string;
  /** Whether blanks or unseen characters were taken off the words. */
  cleaned: boolean;
  doubts: RowDoubt[];
}

/** 全文, 整部草案: about the whole draft. */
const WHOLE = /^(整部|整个|全文|全部|总体|草案|整体|whole|all|-|—|无)/i;

/** Reads a row; what cannot be understood is told, never guessed. */
export function remarkOfRow({ number, cells }: TableRow, reading: RowReading): ReadRow {
  const doubts: RowDoubt[] = [];
  const raw = (field: Field) => cells[reading.columns[field] ?? -1] ?? '';
  const cell = (field: Field) => cleanText(raw(field));
  const doubt = (zh: string, en: string) => void doubts.push({ zh, en });

  const verbatim = cell('text');
  if (!verbatim) doubt('没有意见正文', 'there are no words in it');
  const ownDay = dayOfRow(cell('heardOn'), doubt);
  const heardOn = reading.heardOn ?? ownDay;
  const provisionId = anchorOf(cell('article'), reading, doubt);
  const voices = voicesOf(cell('voices'), doubt);
  const pointName = cell('point');
  const pointId = pointName ? reading.pointByName.get(pointName) : reading.pointId;
  if (pointName && !pointId)
    doubt(`没有名为“${pointName}”的联系点`, `there is no contact point "${pointName}"`);
  const channelName = cell('channel');
  const channel = channelName ? readChannel(channelName) : null;
  if (channelName && !channel) doubt(`看不懂渠道“${channelName}”`, `"${channelName}" is not a channel`);

  const resident = { name: cell('name') || null, phone: cell('phone') || null };
  const remark: LogCommentsRow = {
    verbatim,
    provisionId,
    voices,
    channel,
    heardOn,
    proposedWording: cell('proposedWording') || null,
    reason: cell('reason') || null,
    occupation: cell('occupation') || null,
    resident: resident.name || resident.phone ? resident : null,
  };
  const words = raw('text');
  return {
    number,
    pointId: pointId ?? reading.pointId,
    remark,
    content: hashOf([pointId, { ...remark, heardOn: ownDay }]),
    cleaned: verbatim !== '' && verbatim !== words,
    doubts,
  };
}

/** The key a row is imported under: the same words again in the same file are another remark, the same file again is not. */
export const importKeyOf = (consultationId: string, content: string, occurrence: number): string =>
  hashOf([consultationId, content, occurrence]);

const hashOf = (facts: unknown) => createHash('sha256').update(JSON.stringify(facts)).digest('base64url');

type Doubt = (zh: string, en: string) => void;

function dayOfRow(text: string, doubt: Doubt): Day | null {
  const day = text ? readDay(text) : null;
  if (text && !day) doubt(`看不懂日期“${text}”`, `"${text}" is not a day`);
  return day;
}

function anchorOf(text: string, { provisions, usage }: RowReading, doubt: Doubt): string | null {
  if (!text || WHOLE.test(text)) return null;
  const citation = parseCitation(text.replace(/^《[^》]*》/, ''), usage);
  if (!citation) {
    doubt(`看不懂条款“${text}”`, `"${text}" is not one provision`);
    return null;
  }
  const path = locate(provisions, citation);
  if (!path) doubt(`草案中没有“${text}”`, `the draft has no ${text}`);
  return path?.at(-1)!.id ?? null;
}

function voicesOf(text: string, doubt: Doubt): number | null {
  if (!text) return null;
  const voices = chineseToNumber(text.normalize('NFKC').replace(/\s*[人位名次]+$/, ''));
  if (!voices) doubt(`看不懂人数“${text}”`, `"${text}" is not a number of people`);
  return voices;
}
