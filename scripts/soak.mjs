// npm run soak -- [files …]: the tests with every fuzz run made in full; minutes instead of seconds.
process.env.SOAK = '1';
await import('./test.mjs');
