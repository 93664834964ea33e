import { parseArgs } from 'node:util';
import { CurrentViewer } from '#accounts';
import { DemoInUse, removeDemo } from '#demo';
import { say, type Command } from '../command.js';
import { withDatabase } from '../with-app.js';

const command: Command = {
  name: 'remove-demo',
  summary: 'Take the demo (示例数据) out again, with everything that was added under its authority.',
  usage: 'remove-demo',
  run(args) {
    parseArgs({ args });
    return withDatabase(async ({ asOwner }) => {
      try {
        const rows = await asOwner((tx) => removeDemo(tx, CurrentViewer.system('cli remove-demo')));
        console.log(rows ? `The demo was taken out (${rows} rows).` : 'There is no demo.');
        return 0;
      } catch (error) {
        if (!(error instanceof DemoInUse)) throw error;
        say(error.message);
        return 1;
      }
    });
  },
};
export default command;
