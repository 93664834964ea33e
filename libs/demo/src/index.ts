export { issueDemoCodes, type DemoSignIn } from './demo-accounts.js';
export { demoTotals, type DemoTotals } from './demo-totals.js';
export { fillDemo, fillDemoIfEmpty, type FillOptions, type Progress } from './fill-demo.js';
export { DemoInUse, removeDemo } from './remove-demo.js';
export { SERIES_END } from './series.js';
