import type { EntityManager } from 'typeorm';
import { sql, uuidv7 } from '#database';
import { cite, type LegalText, type ParsedProvision } from '#legal-text';
import type { Provision } from './provision.entity.js';

type Row = Omit<Provision, 'kind'> & Pick<ParsedProvision, 'kind'>;

/** The rows of a text's tree in document order; a row comes before all that is below it. */
export function provisionRows(draftId: string, text: LegalText): Row[] {
  const rows: Row[] = [];
  const add = (node: ParsedProvision, above: readonly ParsedProvision[], parent: Row | null) => {
    const { kind, number, label, heading, source } = node;
    const path = [...above, node];
    const id = uuidv7();
    const ordinal = rows.length;
    const row: Row = {
      id,
      draftId,
      parentId: parent?.id ?? null,
      articleId: kind === 'ARTICLE' ? id : (parent?.articleId ?? null),
      chapterId: kind === 'CHAPTER' ? id : (parent?.chapterId ?? null),
      kind,
      ordinal,
      lastOrdinal: ordinal,
      number,
      label,
      heading,
      text: node.text,
      citation: cite(path, { usage: text.usage }),
      source,
    };
    rows.push(row);
    for (const child of node.children) add(child, path, row);
    row.lastOrdinal = rows.length - 1;
  };
  for (const root of text.provisions) add(root, [], null);
  return rows;
}

/** Inserts rows in a few statements, however many there are. */
export async function insertProvisions(tx: EntityManager, rows: readonly Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 5_000)
    await sql`/* insertProvisions */
      insert into provision (id, draft_id, parent_id, article_id, chapter_id, kind, ordinal, last_ordinal,
        number, label, heading, text, citation, source)
      select id, "draftId", "parentId", "articleId", "chapterId", kind, ordinal, "lastOrdinal",
        number, label, heading, text, citation, source
      from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + 5_000))}::jsonb) as row (
        id uuid, "draftId" uuid, "parentId" uuid, "articleId" uuid, "chapterId" uuid, kind text, ordinal int,
        "lastOrdinal" int, number text, label text, heading text, text text, citation text, source jsonb)`.on(
      tx,
    );
}
