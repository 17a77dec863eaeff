// @ts-check
// Makes the files of schemas/ from the schemas in src/core/project/config.ts and src/core/scenario/scenario.ts: npm run schema
// A test holds the files to the code.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const SCHEMAS = [
  { code: 'src/core/project/jsonSchema.ts', of: 'configJsonSchema', file: 'schemas/breakeven.schema.json' },
  { code: 'src/core/scenario/jsonSchema.ts', of: 'scenarioJsonSchema', file: 'schemas/scenario.schema.json' },
];

mkdirSync('schemas', { recursive: true });
for (const { code, of, file } of SCHEMAS) {
  const bundle = path.resolve('dist/tools', `${of}.mjs`);
  await build({ entryPoints: [code], bundle: true, format: 'esm', outfile: bundle });
  const made = await import(pathToFileURL(bundle).toString());
  writeFileSync(file, `${JSON.stringify(made[of](), null, 2)}\n`);
}
rmSync('dist/tools', { recursive: true });
