import { createHash } from 'node:crypto';
import { addDays, type Day } from '#database';
import { parseLegalText } from '#legal-text';
import { alignmentRows, provisionRows, treeOf, type StoredProvision } from '#regulations';
import type { RegulationStatus } from '#regulations';
import type { Ledger } from '../ledger.js';
import type { PlannedRegulation } from '../plan.js';
import { Random } from '../random.js';
import { placesInSecond, printed } from '../texts/print.js';
import type { Place } from '../voices/concern.js';
import type { Stage } from './stage.js';

/** A provision people speak about. */
export interface Spot extends Place {
  provisionId: string;
  /** Place of its article among the articles, from 0. */
  article: number;
}

/** A published version of a text, with what can be spoken about. */
export interface PublishedDraft {
  id: string;
  spots: Spot[];
  roots: StoredProvision[];
  importedAt: Date;
}

/** A regulation that was entered, with its published versions. */
export interface Told {
  id: string;
  title: string;
  drafts: PublishedDraft[];
  /** For every article of the first version its place in the second; empty when there is none. */
  later: number[];
}

/** Enters a regulation with its texts; each version is published on its day. */
export function enterRegulation(
  ledger: Ledger,
  random: Random,
  stage: Stage,
  { topic, versions, full }: PlannedRegulation,
  plannedOn: Day,
): Told {
  const title = `示例市${topic.title}（示例）`;
  const createdAt = random.momentOn(plannedOn);
  const id = random.idAt(createdAt);
  ledger.add('regulation', {
    id,
    authorityId: stage.authorityId,
    title,
    titleEn: `${topic.titleEn} (demo)`,
    kind: 'LOCAL_REGULATION',
    createdAt,
    createdBy: null,
  });
  const drafts = versions.map(({ lines, datedOn }, version) =>
    publish(ledger, random, stage, id, title, printed(title, lines), topic.lead, datedOn, version),
  );
  for (const [i, later] of drafts.entries()) if (i) align(ledger, drafts[i - 1]!, later);
  return { id, title, drafts, later: full ? placesInSecond(versions[1]!.lines) : [] };
}

/** Says what became of each provision in the next version, as an import does. */
function align(ledger: Ledger, earlier: PublishedDraft, later: PublishedDraft): void {
  // Ids of its own, so that the rest of the story does not depend on how many provisions correspond.
  const ids = new Random(later.id);
  for (const row of alignmentRows(earlier, later))
    ledger.add('alignment', { ...row, id: ids.idAt(later.importedAt) });
}

function publish(
  ledger: Ledger,
  random: Random,
  stage: Stage,
  regulationId: string,
  title: string,
  text: string,
  lead: string,
  datedOn: Day,
  version: number,
): PublishedDraft {
  const importedAt = random.momentOn(addDays(datedOn, 1));
  const publishedOn = addDays(datedOn, 3);
  const id = random.idAt(importedAt);
  const parsed = parseLegalText(text);
  ledger.add('draft', {
    id,
    regulationId,
    title,
    note: null,
    nature: 'NEW',
    stage: version ? 'REVISED_DRAFT' : 'CONSULTATION_DRAFT',
    datedOn,
    introduction: `示例数据：${title}是为演示而拟的文本，不是任何机关的草案。`,
    sourceName: `${title}${version ? '修改稿' : '征求意见稿'}.txt`,
    sourceSha256: createHash('sha256').update(text).digest(),
    warnings: parsed.warnings,
    importedAt,
    importedBy: stage.legislatorId,
  });
  ledger.add('draft_publication', {
    draftId: id,
    publishedOn,
    publishedBy: stage.legislatorId,
    recordedAt: random.momentOn(publishedOn),
    recordedOn: publishedOn,
  });
  const rows = provisionRows(id, parsed);
  // The story comes out the same every time, its ids included.
  const ids = new Map<string | null, string>(rows.map((row) => [row.id, random.idAt(importedAt)]));
  const idOf = (old: string | null) => ids.get(old) ?? null;
  const spots: Spot[] = [];
  const chapters = rows.filter(({ kind }) => kind === 'CHAPTER').map((row) => row.id);
  const outer = [null, chapters[0], chapters.at(-1)];
  let article = -1;
  const own: typeof rows = [];
  for (const row of rows) {
    const { parentId, articleId, chapterId } = row;
    own.push({
      ...row,
      id: ids.get(row.id)!,
      parentId: idOf(parentId),
      articleId: idOf(articleId),
      chapterId: idOf(chapterId),
    });
    ledger.add('provision', own.at(-1)!);
    if (row.kind === 'ARTICLE') article++;
    if (articleId && row.text && !row.text.startsWith('法律、法规禁止'))
      spots.push({
        provisionId: ids.get(row.id)!,
        citation: row.citation,
        text: row.text,
        lead,
        article,
        inner: !outer.includes(chapterId),
      });
  }
  return { id, spots, roots: treeOf(own), importedAt };
}

/** A regulation's way through the years: where it stands from which day on. */
export function enterStatuses(
  ledger: Ledger,
  random: Random,
  regulationId: string,
  statuses: { status: `${RegulationStatus}`; on: Day; note?: string }[],
): void {
  for (const { status, on, note = null } of statuses) {
    const recordedAt = random.momentOn(on);
    ledger.add('regulation_status', {
      id: random.idAt(recordedAt),
      regulationId,
      status,
      effectiveOn: on,
      note,
      recordedAt,
      recordedOn: on,
      recordedBy: null,
    });
  }
}
