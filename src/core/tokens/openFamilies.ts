/** Families of models with open weights, by the tokenizer that their published configurations name. */

import * as by from './coarseCoefficients';
import * as source from './coefficientSources';
import { asWord, containing, estimated, type FamilyRule, named, type TokenFamily } from './familyRule';
import * as fit from './fittedCoefficients';

const OWN = 'from the size of its published vocabulary alone; not compared: a wide range around o200k';

const DEEPSEEK = estimated('deepseek', 'DeepSeek', fit.DEEPSEEK, source.VOCABULARY);
export const QWEN = estimated('qwen', 'Qwen', fit.QWEN, source.VOCABULARY);
const QWEN_3_5 = estimated('qwen-3.5', 'Qwen 3.5 and later', by.QWEN_3_5, source.QWEN_3_5);
export const LLAMA_2 = estimated('llama-2', 'Llama 2', by.VOCABULARY_32K, source.VOCABULARY);
const LLAMA_3 = estimated('llama-3', 'Llama 3', fit.LLAMA_3, source.VOCABULARY);
const LLAMA_4 = estimated('llama-4', 'Llama 4', by.UNCOMPARED, OWN);
export const MISTRAL_V1 = estimated(
  'mistral-v1',
  'first Mistral models',
  by.VOCABULARY_32K,
  source.VOCABULARY,
);
export const MISTRAL = estimated('mistral-tekken', 'Mistral (tekken)', fit.MISTRAL_TEKKEN, source.VOCABULARY);
/** 151,000 tokens: cl100k's and further Chinese ones. */
const GLM = estimated('glm', 'GLM', by.EXTENDED_CL100K, source.EXTENDED_CL100K);
const HUNYUAN = estimated('hunyuan', 'Hunyuan', by.EXTENDED_CL100K, source.EXTENDED_CL100K);
/** Byte-level, 160,000 tokens, in tiktoken's own file format. */
const KIMI = estimated('kimi', 'Kimi', by.UNCOMPARED, OWN);
const MINIMAX = estimated('minimax', 'MiniMax', by.UNCOMPARED, OWN);
const ERNIE = estimated('ernie', 'ERNIE', by.UNCOMPARED, OWN);
const SEED = estimated('seed', 'ByteDance Seed', by.UNCOMPARED, OWN);
const LING = estimated('ling', 'Ling and Ring', by.UNCOMPARED, OWN);
const STEP = estimated('step', 'StepFun Step', by.UNCOMPARED, OWN);
const NEMOTRON = estimated('nemotron', 'Nemotron', by.UNCOMPARED, OWN);
const REKA = estimated('reka', 'Reka', by.UNCOMPARED, OWN);
/** 50,000 to 65,000 tokens. */
const YI = estimated('yi', 'Yi', by.VOCABULARY_64K, OWN);
const FALCON = estimated('falcon', 'Falcon', by.VOCABULARY_64K, OWN);
const JAMBA = estimated('jamba', 'Jamba', by.VOCABULARY_64K, OWN);
const GRANITE = estimated('granite', 'Granite', by.VOCABULARY_64K, OWN);
const LFM = estimated('lfm', 'Liquid LFM', by.VOCABULARY_64K, OWN);
const NEOX = estimated('gpt-neox', 'GPT-NeoX and its kin', by.VOCABULARY_64K, OWN);
/** cl100k's own ranks, which are counted. */
const CL100K_OPEN: TokenFamily = {
  ...estimated('cl100k-open', 'Phi-4, OLMo 2 and later', by.CL100K_OPEN, source.CL100K_OPEN),
  encoding: 'cl100k_base',
};
const O200K_OPEN = estimated('o200k-open', 'Phi-4 mini', by.CL100K_OPEN, source.CL100K_OPEN);

/** First match wins: a distilled or tuned model has the tokenizer of the model that it is made from. */
export const OPEN_RULES: readonly FamilyRule[] = [
  containing('deepseek.*distill-llama|llama[-_]?(?:guard-)?v?3(?!\\d)|llama-guard-2', LLAMA_3),
  asWord('l3(?:[.]?[1-3])?-|hermes-4-(?:70|405)b|anubis|valkyrie', LLAMA_3),
  containing('deepseek.*qwen', QWEN),
  containing('deepseek|mai-ds-r1|r1-1776|cogito(?:-v2[^/]*)?-671b', DEEPSEEK),
  containing('llama[-_]?(?:guard-)?v?4(?!\\d)', LLAMA_4),
  containing('llama[-_]?v?2(?!\\d)|code-?llama|tinyllama|vicuna|llemma', LLAMA_2),
  containing('qwen-?(?:3[.p][5-9]|[4-9])(?!\\d|b)', QWEN_3_5),
  containing('kimi-dev|qwen|qwq|qvq', QWEN),
  named('(?:open-)?mi[sx]tral-(?:7b|8x7b|8x22b)|mi[sx]tral:(?:\\d|v0|latest|instruct|text)', MISTRAL_V1),
  named(
    'mistral-tiny|mistral-(?:small|medium|large)-(?:23\\d\\d|240\\d)|mathstral|codestral-2405',
    MISTRAL_V1,
  ),
  containing('mistral|mixtral|ministral|codestral|pixtral|magistral|devstral|voxtral', MISTRAL),
  asWord('glm|autoglm|chatglm|intellect-3', GLM),
  asWord('hunyuan|hy3', HUNYUAN),
  asWord('kimi|moonshot|moonlight', KIMI),
  asWord('minimax|m2-her', MINIMAX),
  asWord('ernie', ERNIE),
  asWord('seed-|doubao', SEED),
  asWord('(?:ling|ring)-\\d', LING),
  asWord('step-\\d', STEP),
  containing('nemotron', NEMOTRON),
  asWord('reka-', REKA),
  asWord('yi-(?:\\d|large|medium|vl|lightning|coder)|(?:hermes|capybara)-2-yi', YI),
  containing('falcon', FALCON),
  asWord('jamba', JAMBA),
  asWord('granite', GRANITE),
  asWord('lfm-?\\d', LFM),
  asWord('phi-4-(?:mini|multimodal)', O200K_OPEN),
  asWord('phi-?4|olmo-[23]|stablelm-2', CL100K_OPEN),
  asWord('phi-?3', LLAMA_2),
  asWord('phi-?[12]|stablelm|pythia|gpt-(?:neox|j|jt)|redpajama|dolly|olmo-|stripedhyena', NEOX),
];
