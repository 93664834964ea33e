import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Accounts, CurrentViewer } from '#accounts';
import type { Config } from '#config';
import { Clock, Database } from '#database';
import { demoTotals, fillDemoIfEmpty, issueDemoCodes, type DemoSignIn } from '#demo';
import { StatisticsService } from '#statistics';

/** How often the filling says how far it is. */
const SAY_EVERY_MS = 2_000;

/**
 * What a database nobody has used needs: the demo, unless it is off, and somebody who can sign in. Says what the demo
 * amounts to at every start, and each one-time code once.
 */
export async function firstStart(app: NestFastifyApplication, config: Config, say: (line: string) => void) {
  const [db, clock, accounts] = [app.get(Database), app.get(Clock), app.get(Accounts)];
  const viewer = CurrentViewer.system('start');
  if (config.demo) {
    await fillDemoIfEmpty(db, clock, { progress: progress(say) });
    sayCodes(await issueDemoCodes(db, accounts, viewer), say);
  }
  const first = await accounts.firstAdministrator(viewer, {
    username: 'administrator',
    displayName: '管理员',
  });
  if (first && 'code' in first)
    sayCodes([{ ...first, username: first.account.username, displayName: first.account.displayName }], say);
  for (const { asOf, figures } of (await demoTotals(db, app.get(StatisticsService))) ?? []) {
    const { contactPointCount, regulationCount, submitted, accepted } = figures;
    const [points, regulations, opinions, adopted] = [
      contactPointCount,
      regulationCount,
      submitted,
      accepted,
    ].map((n) => n!.toLocaleString('en'));
    say(
      `示例数据 demo data as of ${asOf}: ${points} contact points, ${regulations} regulations, ${opinions} opinions submitted, ${adopted} accepted`,
    );
  }
}

function sayCodes(
  codes: Pick<DemoSignIn, 'username' | 'displayName' | 'code'>[],
  say: (line: string) => void,
): void {
  if (!codes.length) return;
  say(
    'One-time sign-in codes, shown only now (another: npm run cli -- one-time-code USERNAME) 一次性登录码，仅显示一次：',
  );
  const width = Math.max(...codes.map(({ username }) => username.length));
  for (const { username, code, displayName } of codes)
    say(`  ${username.padEnd(width)}  ${code}  ${displayName}`);
}

function progress(say: (line: string) => void) {
  let last = Date.now();
  let begun = false;
  return (done: number, total: number) => {
    if (!begun) say('Filling the demo (示例数据; CAIFENG_DEMO=off starts empty) …');
    begun = true;
    if (Date.now() - last < SAY_EVERY_MS && done < total) return;
    last = Date.now();
    say(`  ${done} of ${total} regulations`);
  };
}
