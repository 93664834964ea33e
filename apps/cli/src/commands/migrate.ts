import { parseArgs } from 'node:util';
import type { Command } from '../command.js';
import { withDatabase } from '../with-app.js';

const command: Command = {
  name: 'migrate',
  summary: 'Bring the database up to date without starting the server.',
  usage: 'migrate',
  async run(args) {
    parseArgs({ args });
    await withDatabase(async () => undefined); // Opening a database migrates it.
    console.log('The database is up to date.');
  },
};
export default command;
