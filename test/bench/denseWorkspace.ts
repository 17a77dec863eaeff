/** A made-up repository of an AI product: many languages, files of all sizes, and a call or a prompt in three of ten. */

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Random } from '../support/random';

const CALLS_SHARE = 0.3;

/** Of the sizes of files: half have this many functions or fewer, and a few very many. */
const MEDIAN_FUNCTIONS = 14;
const MOST_FUNCTIONS = 400;

interface Kind {
  readonly suffix: string;
  readonly head: string;
  /** What a file with calls says after its head. */
  readonly imports: string;
  /** One that calls no model. */
  readonly plain: (name: string, fields: readonly string[]) => string;
  /** One that sends the prompt. */
  readonly call: (name: string, prompt: string) => string;
  /** Around the functions. */
  readonly body?: string;
  readonly foot?: string;
}

const KINDS: readonly Kind[] = [
  {
    suffix: 'py',
    head: 'import logging\n',
    imports:
      'from anthropic import Anthropic\nfrom openai import OpenAI\nfrom prompts import SYSTEM\nclient = OpenAI()\nclaude = Anthropic()\n',
    plain: (name, [one, two, three]) =>
      `def ${name}(${one}, ${two}, ${three}):\n    """Creates the ${one} of a ${two}."""\n    logging.info("${name} %s", ${one})\n    rows = [create(${two}=value) for value in ${three} if value is not None]\n    return {"${one}": ${one}, "rows": sorted(rows, key=lambda row: row.${two})}\n`,
    call: (name, prompt) =>
      `def ${name}(question, context):\n    first = claude.messages.create(model="claude-sonnet-4-5", max_tokens=300, system="""${prompt}""", messages=[{"role": "user", "content": f"{context} {question}"}])\n    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": SYSTEM}, {"role": "user", "content": f"${prompt} {question} {first}"}])\n`,
  },
  {
    suffix: 'ts',
    head: "import { repository } from '@/repository';\n",
    imports:
      "import OpenAI from 'openai';\nimport { SYSTEM } from '@/prompts';\nconst client = new OpenAI();\n",
    plain: (name, [one, two, three]) =>
      `export async function ${name}(${one}: string, ${two}: string, ${three}: string): Promise<Row[]> {\n  const created = await repository.rows.create({ ${one}, ${two}, ${three} });\n  return created.filter((row) => row.${two} !== ${one}).map((row) => ({ ...row, ${three} }));\n}\n`,
    call: (name, prompt) =>
      `export const ${name} = (question: string) => client.chat.completions.create({ model: 'gpt-4o-mini', max_tokens: 200, messages: [{ role: 'system', content: SYSTEM }, { role: 'user', content: \`${prompt} \${question}\` }] });\n`,
  },
  {
    suffix: 'tsx',
    head: "import { Row } from '@/components/row';\n",
    imports: "import { generateText } from 'ai';\nimport { openai } from '@ai-sdk/openai';\n",
    plain: (name, [one, two, three]) =>
      `export function ${name}View({ ${one}, ${two} }: Props) {\n  return <section className="${three}"><h2>{${one}}</h2>{${two}.map((row) => <Row key={row.${one}} value={row} />)}</section>;\n}\n`,
    call: (name, prompt) =>
      `export async function ${name}(question: string) {\n  return generateText({ model: openai('gpt-4o'), system: \`${prompt}\`, prompt: question });\n}\n`,
  },
  {
    suffix: 'go',
    head: 'package app\n',
    imports: 'import (\n\t"context"\n\t"github.com/openai/openai-go"\n)\n\nvar client = openai.NewClient()\n',
    plain: (name, [one, two, three]) =>
      `func ${name}(${one} string, ${two} string, ${three} []Row) (map[string]Row, error) {\n\trows := map[string]Row{}\n\tfor _, row := range ${three} {\n\t\tif row.Name != ${one} {\n\t\t\trows[row.Name+${two}] = row\n\t\t}\n\t}\n\treturn rows, nil\n}\n`,
    call: (name, prompt) =>
      `func ${name}(ctx context.Context, question string) {\n\tclient.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{\n\t\tModel: openai.ChatModelGPT4o,\n\t\tMessages: []openai.ChatCompletionMessageParamUnion{openai.SystemMessage("${prompt}"), openai.UserMessage(question)},\n\t})\n}\n`,
  },
  {
    suffix: 'rb',
    head: '',
    imports: "require 'openai'\nclient = OpenAI::Client.new\n",
    plain: (name, [one, two, three]) =>
      `def ${name}(${one}, ${two}, ${three})\n  ${three}.select { |row| row.${two} != ${one} }.map { |row| row.merge(${one}: ${one}) }\nend\n`,
    call: (name, prompt) =>
      `def ${name}(client, question)\n  client.chat(parameters: { model: "gpt-4o", messages: [{ role: "system", content: "${prompt}" }, { role: "user", content: question }] })\nend\n`,
  },
  {
    suffix: 'java',
    head: 'package app;\n',
    imports: 'import com.openai.client.OpenAIClient;\nimport com.openai.models.*;\n',
    plain: (name, [one, two, three]) =>
      `  Map<String, Row> ${name}(String ${one}, String ${two}, List<Row> ${three}) {\n    return ${three}.stream().filter(row -> !row.name().equals(${one})).collect(toMap(Row::name, row -> row));\n  }\n`,
    call: (name, prompt) =>
      `  void ${name}(OpenAIClient client, String question) {\n    client.chat().completions().create(ChatCompletionCreateParams.builder().model(ChatModel.GPT_4O).addSystemMessage("${prompt}").addUserMessage(question).build());\n  }\n`,
    body: 'class Service {\n',
    foot: '}\n',
  },
];

const WORDS =
  'order user invoice ticket answer stream message parse customer account price range batch chat refund policy summary question search document careful polite short exact table reply'.split(
    ' ',
  );

/** Writes `count` source files below `folder`, and prompts beside them. The same for the same count. */
export function writeDenseWorkspace(folder: string, count: number): void {
  const random = new Random(count);
  for (let index = 0; index < count; index += 1) {
    const area = path.join(folder, `area${index % 97}`, `part${index % 11}`);
    mkdirSync(area, { recursive: true });
    const kind = random.pick(KINDS);
    writeFileSync(path.join(area, `file${index}.${kind.suffix}`), codeOf(kind, index, random));
  }
  writeFileSync(path.join(folder, 'prompts.py'), `SYSTEM = """${words(random, 300)}"""\n`);
  writeFileSync(path.join(folder, 'prompts.ts'), `export const SYSTEM = \`${words(random, 300)}\`;\n`);
  writeFileSync(path.join(folder, 'tsconfig.json'), '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }');
}

function codeOf(kind: Kind, index: number, random: Random): string {
  const functions = Math.min(MOST_FUNCTIONS, Math.ceil(MEDIAN_FUNCTIONS * Math.exp(spread(random))));
  const calls = random.next() < CALLS_SHARE ? 1 + random.below(5) : 0;
  const word = () => random.pick(WORDS);
  const plain = Array.from({ length: functions }, (_, at) =>
    kind.plain(`${word()}_${at}`, [`${word()}_id`, `${word()}_name`, `${word()}_list`]),
  );
  const asking = Array.from({ length: calls }, (_, at) =>
    kind.call(`ask_${index}_${at}`, words(random, 20 + random.below(300))),
  );
  const { head, body = '', foot = '' } = kind;
  return [head, calls === 0 ? '' : kind.imports, body, ...plain, ...asking, foot].join('\n');
}

/** Roughly normal around 0, with a deviation of 1. */
function spread(random: Random): number {
  return Array.from({ length: 12 }, () => random.next()).reduce((sum, next) => sum + next, -6);
}

function words(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.pick(WORDS)).join(' ');
}
