import { parseArgs } from 'node:util';
import { Accounts, CurrentViewer } from '#accounts';
import { Clock } from '#database';
import { demoTotals, fillDemo, issueDemoCodes } from '#demo';
import { StatisticsService } from '#statistics';
import { say, type Command } from '../command.js';
import { progressLine } from '../progress.js';
import { withApp } from '../with-app.js';

const command: Command = {
  name: 'fill-demo',
  summary: 'Fill a database without authorities with the demo (示例数据).',
  usage: 'fill-demo',
  run(args) {
    parseArgs({ args });
    return withApp(async (app, { database }) => {
      if (!(await fillDemo(database, app.get(Clock), { progress: progressLine() }))) {
        say('Nothing was filled: there is an authority already.');
        return 1;
      }
      const viewer = CurrentViewer.system('cli fill-demo');
      for (const { username, displayName, code } of await issueDemoCodes(database, app.get(Accounts), viewer))
        console.log(`${username}  ${code}  ${displayName}`);
      for (const { asOf, figures } of (await demoTotals(database, app.get(StatisticsService))) ?? [])
        console.log(`示例数据 ${asOf}: submitted ${figures.submitted}, accepted ${figures.accepted}`);
      return 0;
    });
  },
};
export default command;
