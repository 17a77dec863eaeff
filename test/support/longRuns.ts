/** Documents that repeat one thing: whoever looks at it anew from each place takes the square of their length. */

/** What is repeated, after what, and before what. */
const PUMPS = [
  ' ',
  '\t',
  '\n',
  ' \n',
  ',',
  ',,;',
  '{',
  '}',
  '{{',
  '{{{',
  '{% ',
  '{#',
  '{{!--',
  '{{#a',
  '{% raw %}',
  '{% chat role="user" %}',
  '${',
  '#{',
  '(',
  '[',
  '<',
  '"',
  "'",
  '`',
  '\\',
  '\\"',
  '/',
  '/*',
  '//',
  '#',
  '-',
  '--',
  '---\n',
  '_',
  '.',
  '=',
  ':',
  '|',
  '$(',
  '0',
  '%0',
  '%(a)',
  'a',
  'A',
  'a.',
  'a,',
  'a ',
  'a=',
  'a:',
  '- ',
  'model',
  '\u00e9',
  '\u{1f600}',
  '\r',
  '<a ',
  '"a",',
  'user:\n',
  '# breakeven: ',
] as const;

/** Each file as a program or a prompt that holds the run where its reader looks closest. */
const PLACES: readonly (readonly [string, (run: string) => string])[] = [
  [
    'a.py',
    (run) =>
      `from openai import OpenAI\n# breakeven: output=5${run}x\nOpenAI().responses.create(model="gpt-4o", input="Hi")\n`,
  ],
  [
    'a.py',
    (run) =>
      `from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="""%s ${run.replace(/["\\]/g, '')}!""" % (x,))\nOpenAI().responses.create(model="gpt-4o", input="""${run.replace(/["\\]/g, '')}!""".format(x))\n`,
  ],
  [
    'a.ts',
    (run) =>
      `import OpenAI from 'openai';\nnew OpenAI({ baseURL: 'x' }).responses.create({ model: 'gpt-4o', input: \`${run.replace(/[`\\$]/g, '')}!\` }); // ${run.replaceAll('\n', '')}\n`,
  ],
  [
    'A.java',
    (run) =>
      `import com.openai.client.OpenAIClient;\nclass A { void f() { client.responses().create(ResponseCreateParams.builder().model("gpt-4o").input("""\n${run.replace(/["\\]/g, '')}!""").build()); } }\n`,
  ],
  [
    'a.rb',
    (run) => `require "openai"\nclient.responses.create(model: "gpt-4o", input: <<~TEXT)\n${run}!\nTEXT\n`,
  ],
  [
    'a.sh',
    (run) =>
      `curl https://api.openai.com/v1/responses -d '{"model":"gpt-4o","input":"${run.replace(/['"\\\n|<]/g, '')}!"}'\n`,
  ],
  [
    'a.http',
    (run) => `POST https://api.openai.com/v1/responses\nA: ${run}\n\n{"model":"gpt-4o","input":"${run}!"}\n`,
  ],
  ['a.prompty', (run) => `---\nmodel: gpt-4o\n---\nsystem:\n${run}!\n`],
  ['a.prompty', (run) => `---\nmodel: gpt-4o${run}\n---\nHi\n`],
  ['a.prompt', (run) => `---\nmodel: googleai/gemini-2.5-pro\n---\n${run}!\n`],
  ['a.prompt.md', (run) => `---\nmodel: GPT-4o (${run}\n---\n${run}!\n`],
  ['prompts/a.md', (run) => `${run}!`],
  ['prompts/a.json', (run) => `{"messages":[{"role":"user","content":${JSON.stringify(run)}}]}${run}`],
  ['prompts/a.yaml', (run) => `messages:\n  - role: user\n    content: ${JSON.stringify(run)}\n`],
  ['prompts/a.jinja', (run) => `${run}!`],
  ['prompts/a.mustache', (run) => `${run}!`],
  [
    'batch.jsonl',
    (run) =>
      `{"body":{"model":"gpt-4o","messages":[{"role":"user","content":${JSON.stringify(run)}}]}}\n${run}`,
  ],
];

export interface LongRun {
  readonly file: string;
  readonly pump: string;
  readonly text: string;
}

/** @param length Characters of each run. */
export function* longRuns(length: number): Generator<LongRun> {
  for (const [file, text] of PLACES)
    for (const pump of PUMPS) yield { file, pump, text: text(pump.repeat(Math.ceil(length / pump.length))) };
}
