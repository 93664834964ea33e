import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { andWhere, Clock, Database, dayOf, sql, uuidv7 } from '#database';
import { InvalidInput, no, parseId } from '#graphql';
import { audit } from '#audit';
import type { Viewer } from '#accounts';
import { alignedDraft, storeAligned } from './aligned-draft.js';
import { DraftUnreadable } from './draft-unreadable.js';
import { Draft, DraftPublication } from './draft.entity.js';
import type { ImportDraftInput } from './import-draft.js';
import { insertProvisions, provisionRows } from './provision-rows.js';
import { DraftAlreadyPublished, type PublishDraftInput } from './publish-draft.js';
import { readUpload } from './read-upload.js';
import { regulationIn } from './regulations.service.js';
import { Regulation } from './regulation.entity.js';
import { the } from './the.js';
import { treeOf } from './tree-of.js';
import { mayReadDraft } from './visible.sql.js';

@Injectable()
export class DraftsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws No (NOT_FOUND) when there is none the viewer may read. */
  async byId(viewer: Viewer, id: string): Promise<Draft> {
    const draft = this.db.manager
      .createQueryBuilder(Draft, 'd')
      .where('d.id = :id', { id: parseId(id, the.draft) });
    const found = await andWhere(draft, mayReadDraft(viewer, sql`d.id`)).getOne();
    if (!found) throw no.notFound(the.draft);
    return found;
  }

  /** Reads a text into a draft with its provisions, aligned with the drafts next to it. The same file for the same version again is the draft there is. */
  async import(viewer: Viewer, input: ImportDraftInput): Promise<Draft | DraftUnreadable | InvalidInput> {
    const { authorityId, id: regulationId, title } = await regulationIn(this.db.manager, input.regulationId);
    if (!viewer.may('draft.manage', { authorityId })) throw no.notAllowed();
    if ((input.file == null) === (input.text == null))
      return InvalidInput.at(input.file ? 'text' : 'file', {
        zh: '请上传文件或者粘贴文本，二者选一。',
        en: 'Send a file or pasted text, one of the two.',
      });
    const upload = await readUpload(input);
    if (upload instanceof DraftUnreadable) return upload;
    const { text, sha256, name } = upload;

    const { nature, stage, datedOn } = input;
    const place = { id: uuidv7(), regulationId, datedOn };
    const rows = provisionRows(place.id, text);
    const roots = treeOf(rows);
    const found = await alignedDraft(this.db.manager, place, roots);
    return this.db.transaction(async (tx) => {
      await regulationIn(tx, regulationId, 'FOR CHANGE');
      const same = { regulationId, sourceSha256: sha256, nature, stage, datedOn };
      const already = await tx.findOneBy(Draft, same);
      if (already) return already;
      const draft = tx.create(Draft, {
        id: place.id,
        ...same,
        title: input.title ?? text.title ?? title,
        note: text.note,
        introduction: input.introduction || null,
        sourceName: name,
        warnings: text.warnings,
        importedAt: this.clock.now(),
        importedBy: viewer.id,
      });
      await tx.insert(Draft, draft);
      await insertProvisions(tx, rows);
      const aligned = await storeAligned(tx, place, roots, found);
      await audit(tx, viewer, {
        operation: 'draft.import',
        subject: { kind: 'Draft', id: draft.id },
        regulationId,
        authorityId,
        after: {
          nature,
          stage,
          datedOn,
          sourceName: name,
          sha256: sha256.toString('hex'),
          provisions: rows.length,
          warnings: text.warnings.length,
          alignedWith: Object.values(aligned.neighbours).filter((id) => id !== null),
        },
      });
      return draft;
    });
  }

  /** Makes a draft public. Of two people doing it at once, one does and the other is told since when it is. */
  publish(viewer: Viewer, input: PublishDraftInput): Promise<Draft | DraftAlreadyPublished | InvalidInput> {
    return this.db.transaction(async (tx) => {
      const { draft, authorityId } = await draftToManage(tx, viewer, input.draftId);
      const recordedAt = this.clock.now();
      const publishedOn = input.publishedOn ?? dayOf(recordedAt);
      if (publishedOn > dayOf(recordedAt))
        return InvalidInput.at('publishedOn', {
          zh: '公布日期不能晚于今天。',
          en: 'The day of publication cannot lie ahead.',
        });
      const published = await sql`/* publishDraft */
        insert into draft_publication (draft_id, published_on, published_by, recorded_at, recorded_on)
        values (${draft.id}, ${publishedOn}, ${viewer.id}, ${recordedAt}, ${dayOf(recordedAt)})
        on conflict (draft_id) do nothing`.affected(tx);
      if (!published) {
        const before = await tx.findOneByOrFail(DraftPublication, { draftId: draft.id });
        return new DraftAlreadyPublished(before.publishedOn);
      }
      await audit(tx, viewer, {
        operation: 'draft.publish',
        subject: { kind: 'Draft', id: draft.id },
        regulationId: draft.regulationId,
        authorityId,
        after: { publishedOn },
      });
      return draft;
    });
  }
}

/** @throws No (NOT_FOUND) when there is no such draft of an authority whose drafts the viewer manages. */
export async function draftToManage(tx: EntityManager, viewer: Viewer, id: string) {
  const draft = await tx.findOneBy(Draft, { id: parseId(id, the.draft) });
  const regulation = draft && (await tx.findOneByOrFail(Regulation, { id: draft.regulationId }));
  if (!draft || !regulation || !viewer.may('draft.manage', { authorityId: regulation.authorityId }))
    throw no.notFound(the.draft);
  return { draft, authorityId: regulation.authorityId };
}
