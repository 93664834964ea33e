// npm run build: install and build.
import { build, install } from './steps.mjs';

await install();
await build();
