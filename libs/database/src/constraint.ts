/** SQLSTATE of what the database (or the connection) refused, such as `23505`; null when the error is another kind. */
export function sqlStateOf(error: unknown): string | null {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  const state = driverError?.code ?? code;
  return typeof state === 'string' && /^[0-9A-Z]{5}$/.test(state) ? state : null;
}

/**
 * Name of the constraint an insert or update broke; null when the error is not of class 23 or names none (not null).
 * On a sharded table the name carries the shard's number, which is cut, and the `constraint` field can be missing.
 */
export function constraintOf(error: unknown): string | null {
  if (!sqlStateOf(error)?.startsWith('23')) return null;
  const { driverError } = error as { driverError?: unknown };
  const { constraint, message } = (driverError ?? error) as { constraint?: string; message?: string };
  const name = constraint ?? /constraint "([^"]+)"/.exec(message ?? '')?.[1];
  return name?.replace(/_\d+$/, '') ?? null;
}
