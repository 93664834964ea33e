import { TypeMetadataStorage } from '@nestjs/graphql';
import { no } from '../no.js';
import type { EntityManager, EntityMetadata } from 'typeorm';

/**
 * A mutation's answer as it is kept for a repeat: rows by their keys alone, so that nothing personal is kept twice and a
 * repeat shows them as they are now; everything else by its class and fields.
 */
export type StoredAnswer = unknown;

/** A class whose listed fields are shown once and never kept, such as a token's: `static readonly shownOnce = ['secret']`. */
interface ShowsOnce {
  shownOnce?: readonly string[];
}

/** @throws TypeError on a value an answer cannot hold, such as a function */
export function freeze(answer: unknown, manager: EntityManager): StoredAnswer {
  if (answer === null || ['string', 'number', 'boolean'].includes(typeof answer)) return answer;
  if (answer === undefined) return null;
  if (answer instanceof Date) return { $date: answer.toISOString() };
  if (Array.isArray(answer)) return answer.map((one) => freeze(one, manager));
  if (typeof answer !== 'object') throw new TypeError(`An answer cannot hold a ${typeof answer}.`);
  if (manager.dataSource.hasMetadata(answer.constructor)) {
    const metadata = manager.dataSource.getMetadata(answer.constructor);
    return { $row: metadata.name, key: metadata.getEntityIdMap(answer) };
  }
  const { shownOnce = [] } = answer.constructor as ShowsOnce;
  const fields = Object.entries(answer).filter(([name]) => !shownOnce.includes(name));
  return {
    $type: answer.constructor.name,
    fields: Object.fromEntries(fields.map(([name, value]) => [name, freeze(value, manager)])),
  };
}

/**
 * The answer again, its rows as they are now: one statement per kind of row.
 * @throws No when the answer showed a secret, which is shown once
 */
export async function thaw(stored: StoredAnswer, manager: EntityManager): Promise<unknown> {
  const wanted = new Map<string, Map<string, object>>();
  walk(stored, ({ $row, key }) => {
    const keys = wanted.get($row) ?? wanted.set($row, new Map()).get($row)!;
    keys.set(nameOf(key), key);
  });
  const rows = new Map<string, object>();
  for (const [name, keys] of wanted) {
    const metadata = metadataOf(name, manager);
    for (const row of await manager.find(metadata.target, { where: [...keys.values()] }))
      rows.set(name + nameOf(metadata.getEntityIdMap(row)!), row);
  }
  const classes = new Map(
    TypeMetadataStorage.getObjectTypesMetadata().map(({ target }) => [
      target.name,
      target as new () => object,
    ]),
  );
  const revive = (value: any): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(revive);
    if (value.$date) return new Date(value.$date);
    if (value.$row) return rows.get(value.$row + nameOf(value.key)) ?? null;
    const type = classes.get(value.$type);
    if ((type as ShowsOnce | undefined)?.shownOnce?.length)
      throw no.badInput({
        zh: '此请求已完成，其中的密钥只显示一次；如未收到，请重新生成。',
        en: 'This was done already, and its secret is shown only once; if it never arrived, make a new one.',
      });
    const prototype = type?.prototype ?? Object.prototype;
    const fields = Object.entries(value.fields).map(([name, field]) => [name, revive(field)]);
    return Object.assign(Object.create(prototype), Object.fromEntries(fields));
  };
  return revive(stored);
}

/** A key as one text, whatever the order of its columns: `jsonb` has an order of its own. */
const nameOf = (key: object): string =>
  JSON.stringify(Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1)));

function walk(value: any, onRow: (row: { $row: string; key: object }) => void): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) value.forEach((one) => walk(one, onRow));
  else if (value.$row) onRow(value);
  else if (value.fields) Object.values(value.fields).forEach((one) => walk(one, onRow));
}

function metadataOf(name: string, manager: EntityManager): EntityMetadata {
  const found = manager.dataSource.entityMetadatas.find((metadata) => metadata.name === name);
  if (!found) throw new Error(`No table is called ${name} any more.`);
  return found;
}
