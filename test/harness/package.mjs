// @ts-check
// `npm run package`: builds breakeven-<version>.vsix.
import { ensureDependencies } from './npm.mjs';
import { packageVsix } from './vsix.mjs';

await ensureDependencies();
console.log(await packageVsix());
