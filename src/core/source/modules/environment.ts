/** Names of models in `.env` files. Nothing else of these files is kept: they hold keys. */

import type { EnvironmentSetting } from '../read/fileIndex';
import { foldersAbove, inside, type ProjectFiles } from './projectFiles';

/** What runs comes before what is written for others to copy. */
const FILES = [
  '.env',
  '.env.local',
  '.env.development',
  '.env.production',
  '.env.example',
  '.env.sample',
  '.env.template',
  '.env.dist',
  'env.example',
  'example.env',
];

const NAMES_MODEL = /MODEL|DEPLOYMENT|ENGINE|LLM/;
const NAMES_SECRET = /KEY|SECRET|TOKEN|PASS|CREDENTIAL|AUTH|URL|ENDPOINT|HOST|PATH|DIR/;
const MODEL_ID = /^[\w.@-]+(?:[/:][\w.@-]+)*$/;

/** Variables that name a model, of the files beside a path and above it; the nearest and the first file win. */
export async function modelVariables(
  path: string,
  files: ProjectFiles,
): Promise<ReadonlyMap<string, EnvironmentSetting>> {
  const found = new Map<string, EnvironmentSetting>();
  for (const folder of foldersAbove(path)) {
    for (const name of FILES) {
      const file = inside(folder, name);
      const text = (await files.has(file)) ? await files.read(file) : null;
      for (const [variable, value] of text === null ? [] : variablesOf(text))
        if (!found.has(variable))
          found.set(variable, { value, isInForce: !/example|sample|template|dist/.test(name) });
    }
  }
  return found;
}

function variablesOf(text: string): [string, string][] {
  return text.split('\n').flatMap((line): [string, string][] => {
    const match = /^\s*(?:export\s+)?(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s#]*))/.exec(line);
    const [, name = '', double, single, bare] = match ?? [];
    const value = double ?? single ?? bare ?? '';
    const isModel =
      NAMES_MODEL.test(name) && !NAMES_SECRET.test(name) && value.length <= 80 && MODEL_ID.test(value);
    return isModel ? [[name, value]] : [];
  });
}
