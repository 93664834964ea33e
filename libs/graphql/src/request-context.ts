import type { Database } from '#database';
import type DataLoader from 'dataloader';
import type { Language } from './language.js';

/** What every resolver of one request shares; built once a request by the server, or by a test. */
export interface RequestContext {
  db: Database;
  /** Who asks. A `Viewer` of `#accounts`, which this room does not know. */
  viewer: unknown;
  /** Language of messages when a field does not ask for one. */
  language: Language;
  /** Stands in every log line and every error of this request. */
  requestId: string;
  /** Loaders made so far in this request, by what they load. */
  loaders: Map<unknown, DataLoader<any, any, string>>;
}
