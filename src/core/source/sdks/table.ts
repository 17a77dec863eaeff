/** The SDKs that are read. To add one: a file like its neighbours, and a line here. */

import { anthropic } from './anthropic';
import { openai } from './openai';
import type { Sdk } from './sdk';

export const SDKS: readonly Sdk[] = [openai, anthropic];
