import { pino } from 'pino';

/** The server's own log, one JSON line each, on standard error: what it says to people goes to standard output. */
export const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
