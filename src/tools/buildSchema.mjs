// @ts-check
// Makes schemas/breakeven.schema.json from the schema in src/core/project/config.ts: npm run schema
// A test holds the file to the code.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const bundle = path.resolve('dist/tools/config.mjs');
await build({
  entryPoints: ['src/core/project/jsonSchema.ts'],
  bundle: true,
  format: 'esm',
  outfile: bundle,
});
const { configJsonSchema } = await import(pathToFileURL(bundle).toString());
mkdirSync('schemas', { recursive: true });
writeFileSync('schemas/breakeven.schema.json', `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
rmSync(path.dirname(bundle), { recursive: true });
