/** All that Breakeven does in an editor, each feature once, for every place where it runs. */

import type { Feature } from './feature';
import { FIGURES } from './list/figures';
import { FILES } from './list/files';
import { SAID, TRUST } from './list/said';
import { WORKSPACE } from './list/workspace';

export const FEATURES: readonly Feature[] = [TRUST, ...FIGURES, ...SAID, ...FILES, ...WORKSPACE];
