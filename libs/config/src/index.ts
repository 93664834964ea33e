export { CannotStart } from './cannot-start.js';
export { Config, readConfig } from './config.js';
export { ConfigModule } from './config.module.js';
export { loadConfig } from './load-config.js';
export { projectFolder } from './project-folder.js';
export { variables, type Variable } from './variables.js';
