import { Injectable } from '@nestjs/common';
import { Viewer } from '#accounts';
import { Clock, Database, dayOf, sql, type Day } from '#database';
import { parseId, no, Refusal } from '#graphql';
import { Channel, CommentsService, RowsRefused, type LogCommentsInput } from '#comments';
import { ContactPoint } from '#contact-points';
import { Consultation, Provision, Regulation, treeOf } from '#regulations';
import type { Columns } from './columns.js';
import { importKeyOf, remarkOfRow, type ReadRow, type RowDoubt, type RowReading } from './remark-of-row.js';
import type { TableRow } from './table.js';

/** What is imported, and how it is to be read. */
export interface ImportOptions {
  consultationId: string;
  columns: Columns;
  /** Id or name of the point of rows that name none; the authority's ONLINE point when left out. */
  point?: string | null;
  /** The day all of it was heard, whatever the file says. */
  heardOn?: Day | null;
  /** The channel of rows that name none; IMPORTED when left out. */
  channel?: Channel;
  /** Take words that stand in the file several times only once for each point. */
  once?: boolean;
}

/** A row that was not taken. */
export interface BadRow {
  row: TableRow;
  doubts: RowDoubt[];
}

/** What became of a file. */
export interface Imported {
  read: number;
  added: number;
  /** Taken by an earlier import. */
  known: number;
  bad: BadRow[];
  /** Numbers of rows whose words stand in an earlier row of the file already. */
  repeated: number[];
  /** Rows whose words came in armour: blanks and unseen characters around them. */
  cleaned: number;
  /** The day of rows that say none; null when every row says one. */
  undated: Day | null;
}

/** Rows of one transaction: those of a batch are taken together. */
const BATCH = 500;

/** Brings in comments that were collected elsewhere. */
@Injectable()
export class CommentsImport {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly comments: CommentsService,
  ) {}

  /**
   * Takes the rows that are right and tells of the others. A row that was taken before is known again by what it says, so
   * that importing a file twice, or after a kill, adds nothing twice.
   * @throws No (NOT_FOUND) without such a consultation or point; Refusal when a point takes no part
   */
  async import(
    viewer: Viewer,
    rows: readonly TableRow[],
    options: ImportOptions,
    progress: (done: number, total: number) => void = () => undefined,
  ): Promise<Imported> {
    const consultation = await this.db.manager.findOneBy(Consultation, {
      id: parseId(options.consultationId, consultations),
    });
    if (!consultation) throw no.notFound(consultations);
    const reading = await this.readingFor(consultation, options);
    const fallback = this.lastDayToHear(consultation);
    const result: Imported = {
      read: rows.length,
      added: 0,
      known: 0,
      bad: [],
      repeated: [],
      cleaned: 0,
      undated: null,
    };
    const counts = new Map<string, number>();
    const said = new Set<string>();

    let waiting: (ReadRow & { row: TableRow })[] = [];
    const flush = async () => {
      const batch = waiting;
      waiting = [];
      for (const pointId of new Set(batch.map((one) => one.pointId)))
        await this.take(
          viewer,
          consultation,
          pointId,
          batch.filter((one) => one.pointId === pointId),
          options,
          fallback,
          result,
        );
    };
    for (const [i, row] of rows.entries()) {
      const read = remarkOfRow(row, reading);
      const { remark, pointId, content, doubts } = read;
      if (doubts.length) result.bad.push({ row, doubts });
      else {
        const words = JSON.stringify([pointId, remark.verbatim]);
        const isRepeated = said.has(words);
        said.add(words);
        if (isRepeated) result.repeated.push(row.number);
        if (read.cleaned) result.cleaned++;
        if (!remark.heardOn) result.undated = fallback;
        const occurrence = (counts.get(content) ?? 0) + 1;
        counts.set(content, occurrence);
        remark.importKey = importKeyOf(consultation.id, content, occurrence);
        if (!isRepeated || !options.once) waiting.push({ ...read, row });
      }
      if (waiting.length >= BATCH) await flush();
      if (i % BATCH === 0) progress(i, rows.length);
    }
    await flush();
    progress(rows.length, rows.length);
    result.bad.sort((a, b) => a.row.number - b.row.number);
    return result;
  }

  private async take(
    viewer: Viewer,
    { id: consultationId, regulationId }: Consultation,
    contactPointId: string,
    batch: (ReadRow & { row: TableRow })[],
    { channel = Channel.IMPORTED }: ImportOptions,
    fallback: Day,
    result: Imported,
  ): Promise<void> {
    const known = await this.knownAmong(regulationId, batch);
    result.known += known.size;
    const fresh = batch.filter(({ remark }) => !known.has(remark.importKey!));
    if (!fresh.length) return;
    const input = (rows: typeof batch): LogCommentsInput => ({
      consultationId,
      contactPointId,
      channel,
      heardOn: fallback,
      rows: rows.map(({ remark }) => remark),
    });
    const problems = await this.comments.check(viewer, input(fresh));
    const wrong = new Map(fresh.map((one) => [one, [] as RowDoubt[]]));
    for (const { row, messageZh: zh, messageEn: en } of problems)
      wrong.get(fresh[row - 1]!)!.push({ zh, en });
    const good = fresh.filter((one) => !wrong.get(one)!.length);
    for (const [{ row }, doubts] of wrong) if (doubts.length) result.bad.push({ row, doubts });
    if (!good.length) return;
    const answer = await this.comments.logMany(viewer, input(good));
    if (answer instanceof RowsRefused)
      throw new Error(`Rows were right and then were not: ${answer.text.en}`);
    if (answer instanceof Refusal) throw answer;
    result.added += good.length;
  }

  /** Import keys of the rows that are there already. */
  private async knownAmong(regulationId: string, batch: ReadRow[]): Promise<Set<string>> {
    const keys = batch.map(({ remark }) => remark.importKey);
    const found = await this.db.sql<{ key: string }>`/* importedBefore */
      select import_key as key from comment where regulation_id = ${regulationId} and import_key = any (${keys})`;
    return new Set(found.map(({ key }) => key));
  }

  private async readingFor(consultation: Consultation, options: ImportOptions): Promise<RowReading> {
    const { manager } = this.db;
    const { authorityId } = await manager.findOneByOrFail(Regulation, { id: consultation.regulationId });
    const rows = await manager.findBy(Provision, { draftId: consultation.draftId });
    const named = options.columns.point === undefined ? [] : await manager.find(ContactPoint);
    return {
      columns: options.columns,
      provisions: treeOf(rows),
      usage: rows.some(({ label }) => label?.endsWith('條')) ? 'TAIWAN' : 'MAINLAND',
      pointByName: new Map(named.flatMap(({ id, name }) => [[name, id] as const, [id, id] as const])),
      pointId: await this.pointFor(authorityId, options.point),
      heardOn: options.heardOn ?? null,
    };
  }

  private async pointFor(authorityId: string, named?: string | null): Promise<string> {
    const [found] = await sql<{ id: string }>`/* pointFor */
      select id from contact_point
      where ${named ? sql`id::text = ${named.toLowerCase()} or name = ${named}` : sql`online_for_authority_id = ${authorityId}`}`.on(
      this.db.manager,
    );
    if (!found) throw no.notFound({ zh: '联系点', en: 'Contact point' });
    return found.id;
  }

  /** The last day on which something can have been heard in the window, so far. */
  private lastDayToHear({ closesOn, closedAt }: Consultation): Day {
    return [closesOn, this.clock.today(), ...(closedAt ? [dayOf(closedAt)] : [])].sort()[0]!;
  }
}

const consultations = { zh: '征求意见', en: 'Consultation' };
