/** Families of models whose makers serve them: Claude, Gemini, Grok and others. Read 2026-11-20 unless dated. */

import * as by from './coefficients';
import { containing, estimated, type FamilyRule, named } from './familyRule';

const CLAUDE_2 = estimated('claude-2', 'Claude up to 2.1', by.CLAUDE_2, by.SOURCE_VOCABULARY);
const CLAUDE = estimated('claude', 'Claude 3 to 4.6', by.CLAUDE, by.SOURCE_MEASURED);
const CLAUDE_4_7 = estimated('claude-4.7', 'Claude Opus 4.7 and later', by.CLAUDE_4_7, by.SOURCE_MEASURED);
const CLAUDE_ANY = estimated('claude-any', 'Claude of unknown version', by.CLAUDE_ANY, by.SOURCE_MEASURED);
const GEMINI = estimated('gemini', 'Gemini and Gemma', by.GEMINI, by.SOURCE_MEASURED);
const COHERE = estimated('cohere', 'Cohere', by.COHERE, by.SOURCE_VOCABULARY);
const GROK = estimated('grok', 'Grok', by.UNCOMPARED, by.SOURCE_UNCOMPARED);
const NOVA = estimated('nova', 'Amazon Nova', by.UNCOMPARED, by.SOURCE_UNCOMPARED);
const TITAN = estimated('titan', 'Amazon Titan', by.UNCOMPARED_OLDER, by.SOURCE_UNCOMPARED);
const JURASSIC = estimated('jurassic', 'AI21 Jurassic', by.UNCOMPARED_OLDER, by.SOURCE_UNCOMPARED);
const PALM = estimated('palm', 'PaLM 2', by.UNCOMPARED_OLDER, by.SOURCE_UNCOMPARED);
const SONAR = estimated(
  'sonar',
  'Perplexity Sonar',
  by.UNCOMPARED,
  'Sonar was announced as built on Llama 3.3 (2025-02), its reasoning models on DeepSeek R1; of today’s nothing is said',
);

/** First match wins. */
export const VENDOR_RULES: readonly FamilyRule[] = [
  containing('claude-(?:instant|v?[12](?!\\d))', CLAUDE_2),
  containing(
    'claude-(?:[a-z]+-)*(?:4[-.](?:[7-9]|[1-9]\\d)|(?:[5-9]|[1-9]\\d)(?:[-.]\\d{1,2})?)(?!\\d)',
    CLAUDE_4_7,
  ),
  containing('claude-(?:[a-z]+-)*v?[34](?!\\d)', CLAUDE),
  containing('claude', CLAUDE_ANY),
  named('gemini|learnlm', GEMINI),
  containing('gemma', GEMINI),
  named('(?:palm-2|(?:text|chat|code|codechat)-(?:bison|unicorn))', PALM),
  named('command|c4ai|aya-', COHERE),
  named('grok-', GROK),
  named('nova-', NOVA),
  named('titan-(?!embed)', TITAN),
  named('j2-|jurassic', JURASSIC),
  named('sonar', SONAR),
];
