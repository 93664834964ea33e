import { parseArgs } from 'node:util';
import { Accounts, CurrentViewer } from '#accounts';
import { UsageError, type Command } from '../command.js';
import { withApp } from '../with-app.js';

const command: Command = {
  name: 'one-time-code',
  summary: 'Issue a one-time sign-in code for an account, in place of its password.',
  usage: 'one-time-code USERNAME',
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    const [username, ...more] = positionals;
    if (!username || more.length) throw new UsageError('Name one account.');
    await withApp(async (app) => {
      const issued = await app
        .get(Accounts)
        .issueOneTimeCode(CurrentViewer.system('cli one-time-code'), username);
      console.log(issued.code);
    });
  },
};
export default command;
