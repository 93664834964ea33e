// Starts one PostgreSQL for the whole test run, or takes the one at DATABASE_URL, and migrates a template to clone.
import { register } from 'node:module';

export default async function setUp() {
  register('./ts-loader.mjs', import.meta.url);
  const { startTestServer } = await import('./test-server.ts');
  globalThis.testServer = await startTestServer(process.env.DATABASE_URL);
  // Jest hands the globals it finds here to every file of tests, which would then share one list of entities.
  delete globalThis.typeormMetadataArgsStorage;
  process.env.TEST_DATABASE = JSON.stringify(globalThis.testServer.connection);
}
