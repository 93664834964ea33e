const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A session ends when nobody used it for so long … */
export const IDLE_MS = 12 * HOUR;
/** … and at the latest so long after sign-in. */
export const ABSOLUTE_MS = 7 * 24 * HOUR;
/** "Last seen" is written at most this often. */
export const SEEN_EVERY_MS = MINUTE;
