import type { Sdk, SdkMethod } from './sdk';

const CALLED: SdkMethod = { path: 'forward', kind: 'chat', evidence: 'client', positional: ['prompt'] };

/** DSPy: modules and language models are called themselves; the model is the one that was configured. */
export const dspy: Sdk = {
  id: 'dspy',
  provider: 'router',
  modules: /^(?:dspy(?:\..*)?|dsp)$/,
  mention: /dspy/,
  clients: [
    { name: /^LM$/, provider: 'router', onlyImported: true, positional: ['model'] },
    {
      name: /^(?:Predict|ChainOfThought|ChainOfThoughtWithHint|ReAct|ProgramOfThought|CodeAct|MultiChainComparison|BestOfN|Refine|TypedPredictor|TypedChainOfThought)$/,
      provider: 'router',
      onlyImported: true,
      positional: ['signature'],
    },
  ],
  methods: [
    { ...CALLED, path: 'acall' },
    { ...CALLED, path: 'aforward' },
  ],
  called: CALLED,
  exportsOthers: true,
  modelFactories: /^dspy(?:\..*)?$/,
  ambientModel: { assigned: [], method: 'configure', argument: 'lm' },
  not: /(?!)/,
  parameters: {
    model: ['model'],
    messages: ['messages'],
    input: ['prompt'],
    system: [],
    maxOutputTokens: ['max_tokens'],
    tools: ['tools'],
    outputSchema: [],
  },
};
