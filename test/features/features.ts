/** All that Breakeven does in an editor, each feature once, for every place where it runs. */

import type { Feature } from './feature';
import { FIGURES } from './list/figures';

export const FEATURES: readonly Feature[] = [...FIGURES];
