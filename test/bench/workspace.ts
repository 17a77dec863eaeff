/** A made-up repository: services, components and helpers, a few of which call a model. The same for the same size. */

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Random } from '../support/random';

/** One file in so many calls a model; the others look like any code. */
const CALLS_EVERY = 25;

/** Writes `count` source files below `folder`, a third each of Python, TypeScript and JavaScript. */
export function writeWorkspace(folder: string, count: number): void {
  const generator = new Random(count);
  const random: Draw = () => generator.next();
  for (let index = 0; index < count; index += 1) {
    const kind = KINDS[index % KINDS.length] ?? python;
    const area = path.join(folder, `area${index % 97}`, `part${index % 11}`);
    mkdirSync(area, { recursive: true });
    const calls = index % CALLS_EVERY === 0;
    writeFileSync(path.join(area, `file${index}.${kind.suffix}`), kind.write(index, calls, random));
  }
  writeFileSync(path.join(folder, 'prompts.py'), `SYSTEM = """${'You answer with care. '.repeat(40)}"""\n`);
  writeFileSync(path.join(folder, 'prompts.ts'), `export const SYSTEM = \`${'Be brief. '.repeat(60)}\`;\n`);
  writeFileSync(path.join(folder, 'tsconfig.json'), '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }');
}

type Draw = () => number;

interface Kind {
  readonly suffix: string;
  write(index: number, calls: boolean, random: Draw): string;
}

const python: Kind = {
  suffix: 'py',
  write: (index, calls, random) =>
    [
      'from __future__ import annotations',
      'import dataclasses, json, logging',
      ...(calls ? ['from openai import OpenAI', 'from prompts import SYSTEM', 'client = OpenAI()'] : []),
      ...functions(random, (name, fields) => [
        `def ${name}(self, ${fields.join(', ')}):`,
        `    """Creates the ${fields[0]} of a ${fields[1]}, and streams it."""`,
        `    logging.info("${name} %s", ${fields[0]})`,
        `    rows = [self.repository.create(${fields[1]}=value) for value in ${fields[2]} if value is not None]`,
        `    return {"${fields[0]}": ${fields[0]}, "rows": sorted(rows, key=lambda row: row.${fields[1]})}`,
      ]),
      ...(calls
        ? [
            `def answer${index}(question):`,
            '    return client.chat.completions.create(model="gpt-4o-mini", max_tokens=200, messages=[',
            '        {"role": "system", "content": SYSTEM}, {"role": "user", "content": f"Q: {question}"}])',
          ]
        : []),
    ].join('\n'),
};

const typescript: Kind = {
  suffix: 'ts',
  write: (index, calls, random) =>
    [
      "import { z } from 'zod';",
      ...(calls
        ? [
            "import OpenAI from 'openai';",
            "import { SYSTEM } from '@/prompts';",
            'const client = new OpenAI();',
          ]
        : []),
      ...functions(random, (name, fields) => [
        `export async function ${name}(${fields.map((field) => `${field}: string`).join(', ')}): Promise<Row[]> {`,
        `  const created = await repository.rows.create({ ${fields.join(', ')} });`,
        `  return created.filter((row) => row.${fields[1]} !== ${fields[0]}).map((row) => ({ ...row, ${fields[2]} }));`,
        '}',
      ]),
      ...(calls
        ? [
            `export const answer${index} = (question: string) =>`,
            "  client.chat.completions.create({ model: 'gpt-4o-mini', max_tokens: 200, messages: [",
            "    { role: 'system', content: SYSTEM }, { role: 'user', content: `Q: ${question}` }] });",
          ]
        : []),
    ].join('\n'),
};

const javascript: Kind = {
  suffix: 'js',
  write: (index, calls, random) =>
    typescript.write(index, calls, random).replaceAll(/: (?:string|Promise<Row\[\]>)/g, ''),
};

const KINDS: readonly Kind[] = [python, typescript, javascript];

const WORDS =
  'order user invoice ticket model stream message parse token account price range batch chat'.split(' ');

function functions(random: Draw, write: (name: string, fields: string[]) => string[]): string[] {
  const count = 8 + Math.floor(random() * 24);
  return Array.from({ length: count }, (_, index) => {
    const word = () => WORDS[Math.floor(random() * WORDS.length)] ?? 'row';
    return write(`${word()}_${index}`, [`${word()}_id`, `${word()}_name`, `${word()}_list`]);
  }).flat();
}
