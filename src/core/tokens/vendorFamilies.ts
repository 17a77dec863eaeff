/** Families of models whose makers serve them: Claude, Gemini, Grok and others. Read 2026-11-20 unless dated. */

import * as by from './coarseCoefficients';
import * as source from './coefficientSources';
import { containing, estimated, type FamilyRule, named } from './familyRule';
import * as fit from './fittedCoefficients';

const CLAUDE_2 = estimated('claude-2', 'Claude up to 2.1', fit.CLAUDE_2, source.VOCABULARY);
const CLAUDE = estimated('claude', 'Claude 3 to 4.6', fit.CLAUDE, source.MEASURED);
const CLAUDE_4_7 = estimated('claude-4.7', 'Claude Opus 4.7 and later', fit.CLAUDE_4_7, source.MEASURED);
const CLAUDE_ANY = estimated('claude-any', 'Claude of unknown version', fit.CLAUDE_ANY, source.MEASURED);
const GEMINI = estimated('gemini', 'Gemini and Gemma', fit.GEMINI, source.MEASURED);
const COHERE = estimated('cohere', 'Cohere', fit.COHERE, source.VOCABULARY);
const GROK = estimated('grok', 'Grok', by.UNCOMPARED, source.UNCOMPARED);
const NOVA = estimated('nova', 'Amazon Nova', by.UNCOMPARED, source.UNCOMPARED);
const TITAN = estimated('titan', 'Amazon Titan', by.UNCOMPARED_OLDER, source.UNCOMPARED);
const JURASSIC = estimated('jurassic', 'AI21 Jurassic', by.UNCOMPARED_OLDER, source.UNCOMPARED);
const PALM = estimated('palm', 'PaLM 2', by.UNCOMPARED_OLDER, source.UNCOMPARED);
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
