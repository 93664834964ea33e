import { readConfig, type Config } from './config.js';

/** The configuration of this process. The only place that reads process.env; called by the programs in apps/. */
export function loadConfig(): Config {
  return readConfig(process.env);
}
