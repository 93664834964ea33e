// A program that starts the embedded PostgreSQL of a folder and then waits to be killed: for tests that kill it.
// `node start-embedded.mjs FOLDER [PURPOSE]` prints {"ownerUrl"} or {"error"}, and notices on stderr.
import { register } from 'node:module';

register('./ts-loader.mjs', import.meta.url);
const { startEmbedded } = await import('../embedded/embedded.ts');
const [folder, purpose = 'server'] = process.argv.slice(2);
try {
  const { ownerUrl, stop } = await startEmbedded(folder, { purpose, say: console.error });
  process.once('SIGTERM', async () => {
    await stop();
    process.exit(0);
  });
  setInterval(() => undefined, 1_000);
  console.log(JSON.stringify({ ownerUrl }));
} catch (error) {
  console.log(JSON.stringify({ error: error.message }));
}
