/** Models that keep the tokenizer of the model they are made from, under names that do not say which. */

import { containing, type FamilyRule, type TokenFamily } from './familyRule';
import { LLAMA_2, MISTRAL, MISTRAL_V1, QWEN } from './openFamilies';

/** Names as their model cards give the base, read 2026-11-21. */
const MADE_FROM: readonly (readonly [base: TokenFamily, names: readonly string[]])[] = [
  [
    LLAMA_2,
    [
      '-l2-',
      'mythalion',
      'noromaid',
      'midnight-rose',
      'rogue-rose',
      'goliath',
      'xwin-lm',
      'chronos-hermes',
      'alpaca',
      'platypus2',
      'nexusraven',
      'fimbulvetr',
      'solar-10\\.7b',
      'wizardlm-13b',
    ],
  ],
  [
    MISTRAL_V1,
    ['wizardlm-2', 'zephyr-7b', 'toppy-m', 'openchat', 'capybara-7b', 'sorcererlm-8x22b', 'dolphin-2\\.'],
  ],
  [
    MISTRAL,
    [
      '(?:^|/)mn-',
      'rocinante-12b',
      'unslopnemo',
      'cydonia',
      'skyfall',
      'arcee-blitz',
      'apriel',
      'apertus',
      'dictalm-3',
      'sarvam-m',
    ],
  ],
  [
    QWEN,
    [
      'mimo-v',
      'ui-tars',
      'internvl3-\\d',
      'openhands-lm',
      'deepcoder',
      'olympiccoder',
      'qwerky',
      'molmo-7b-d',
      'magnum-(?:v[24]-)?72b',
      'virtuoso',
      'maestro-reasoning',
      'coder-large',
      '(?:^|/)spotlight',
      'mxbai-rerank-.*-v2',
    ],
  ],
];

export const DERIVED_RULES: readonly FamilyRule[] = MADE_FROM.map(([base, names]) =>
  containing(names.join('|'), base),
);
