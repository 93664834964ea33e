import { In, type EntityManager } from 'typeorm';
import { Authority } from '#contact-points';
import { sql } from '#database';
import { batch } from '#graphql';
import type { AkomaNtosoMetadata } from '#legal-text';
import { metadataOf } from './draft-metadata.js';
import { draftTrees } from './draft-trees.js';
import { Draft } from './draft.entity.js';
import { Regulation } from './regulation.entity.js';
import type { StoredProvision } from './tree-of.js';

/** A draft as a text to be written in a format. */
export interface DraftText {
  title: string;
  note: string | null;
  provisions: StoredProvision[];
  metadata: AkomaNtosoMetadata;
}

/** The texts of drafts, aligned with their ids, in a fixed number of statements. Whether one may read them was asked before. */
export async function draftTexts(manager: EntityManager, ids: readonly string[]): Promise<DraftText[]> {
  const drafts = await manager.findBy(Draft, { id: In([...ids]) });
  const regulationIds = drafts.map(({ regulationId }) => regulationId);
  const regulations = await manager.findBy(Regulation, { id: In(regulationIds) });
  const authorities = await manager.findBy(Authority, {
    id: In(regulations.map(({ authorityId }) => authorityId)),
  });
  const firstDays = await sql<{ id: string; day: string }>`/* firstPublishedDays */
    select d.regulation_id as id, min(d.dated_on)::text as day
    from draft d join draft_publication p on p.draft_id = d.id
    where d.regulation_id = any(${regulationIds}::uuid[]) group by d.regulation_id`.on(manager);
  const trees = await draftTrees(manager, ids);
  return ids.map((id) => {
    const draft = drafts.find((each) => each.id === id)!;
    const regulation = regulations.find((each) => each.id === draft.regulationId)!;
    const authority = authorities.find((each) => each.id === regulation.authorityId)!;
    const published = firstDays.find((each) => each.id === regulation.id)?.day ?? draft.datedOn;
    const firstDay = published < draft.datedOn ? published : draft.datedOn;
    return {
      title: draft.title,
      note: draft.note,
      provisions: trees.get(id)!.roots,
      metadata: metadataOf(draft, regulation, authority, firstDay),
    };
  });
}

/** A draft's text, read once in a request. */
export const draftText = batch<string, DraftText>((ids, { db }) => draftTexts(db.manager, ids));
