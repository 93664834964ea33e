import { createParamDecorator } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import type { RequestContext } from './request-context.js';

/** Loads one thing by its key; calls of one tick become one batch, and a key is loaded once a request. */
export type Loader<K, V> = (key: K) => Promise<V>;

/** How to load many at once: one value per key, in the order of the keys. */
export interface Batch<K, V> {
  (keys: readonly K[], context: RequestContext): Promise<V[]>;
}

/** The same with arguments, such as a filter and a page: calls with equal arguments share a batch. */
export interface BatchWith<A, K, V> {
  (keys: readonly K[], args: A, context: RequestContext): Promise<V[]>;
}

/** Declares a batch function; one DataLoader per request is made from it where `@Load` asks for it. */
export const batch = <K, V>(load: Batch<K, V>): Batch<K, V> => load;
export const batchWith = <A, K, V>(load: BatchWith<A, K, V>): BatchWith<A, K, V> => load;

/** Puts rows into the order of their keys; null where there is none. */
export function byKey<K, R>(keys: readonly K[], rows: readonly R[], keyOf: (row: R) => K): (R | null)[] {
  const found = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => found.get(key) ?? null);
}

/** Rows by a key of theirs, in the order given. */
export function grouped<K, R>(rows: readonly R[], keyOf: (row: R) => K): Map<K, R[]> {
  const groups = new Map<K, R[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** Puts rows into groups by their keys, in the order of the keys; empty where there are none. */
export function groupsByKey<K, R>(keys: readonly K[], rows: readonly R[], keyOf: (row: R) => K): R[][] {
  const found = grouped(rows, keyOf);
  return keys.map((key) => found.get(key) ?? []);
}

/** Keys that are objects, such as `{ regulationId, id }`, are told apart by what they hold. */
const cacheKeyFn = (key: unknown): string => (typeof key === 'string' ? key : JSON.stringify(key));

function loaderOf<K, V>(context: RequestContext, slot: unknown, load: (keys: readonly K[]) => Promise<V[]>) {
  let loader = context.loaders.get(slot) as DataLoader<K, V, string> | undefined;
  if (!loader) context.loaders.set(slot, (loader = new DataLoader<K, V, string>(load, { cacheKeyFn })));
  return loader;
}

/** The loader of a batch within a request, outside a resolver's parameters. */
export const loaderIn =
  <K, V>(context: RequestContext, load: Batch<K, V>): Loader<K, V> =>
  (key) =>
    loaderOf<K, V>(context, load, (keys) => load(keys, context)).load(key);

export const loaderWithIn =
  <A, K, V>(context: RequestContext, load: BatchWith<A, K, V>) =>
  (args: A): Loader<K, V> => {
    const slots = slotsOf(context, load);
    const name = JSON.stringify(args);
    let slot = slots.get(name);
    if (!slot) slots.set(name, (slot = {}));
    return (key) => loaderOf<K, V>(context, slot, (keys) => load(keys, args, context)).load(key);
  };

const argumentSlots = new WeakMap<RequestContext, Map<unknown, Map<string, object>>>();
function slotsOf(context: RequestContext, load: unknown): Map<string, object> {
  let ofContext = argumentSlots.get(context);
  if (!ofContext) argumentSlots.set(context, (ofContext = new Map()));
  let slots = ofContext.get(load);
  if (!slots) ofContext.set(load, (slots = new Map()));
  return slots;
}

/** `@Load(contactPointById) load: Loader<string, ContactPoint | null>` */
export const Load = createParamDecorator((load: Batch<any, any>, host) =>
  loaderIn(GqlExecutionContext.create(host).getContext<RequestContext>(), load),
);

/** `@LoadWith(commentsOfProvision) load: (args: A) => Loader<string, Page<Comment>>` */
export const LoadWith = createParamDecorator((load: BatchWith<any, any, any>, host) =>
  loaderWithIn(GqlExecutionContext.create(host).getContext<RequestContext>(), load),
);
