import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createSourceReader } from '../../../src/core/source/sourceReader';
import { grammarsFrom } from '../../../src/node/assets';
import { projectFiles } from '../../../src/node/projectFiles';

const reader = createSourceReader({
  loadWasm: grammarsFrom(path.resolve('dist')),
  clock: () => performance.now(),
});
const SECRET = 'sk-proj-never-to-be-read';

/** A call whose prompt, or model, is what the expression says. */
const python = (expression: string) => `import os\nfrom pathlib import Path\nfrom openai import OpenAI
client = OpenAI()
client.responses.create(model="gpt-4o", input=${expression})
client.responses.create(model=${expression}, input="Hi")
`;
const script = (expression: string) => `import fs from 'node:fs';\nimport OpenAI from 'openai';
const client = new OpenAI();
client.responses.create({ model: 'gpt-4o', input: ${expression} });
client.responses.create({ model: ${expression}, input: 'Hi' });
`;

describe('what code may make the reader read', () => {
  let outside: string;
  let root: string;
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  };
  /** All that is known of a file's calls, as text. */
  const known = async (name: string, text: string) => {
    const files = projectFiles(root);
    const analysis = await reader.analyse({ path: name, languageId: '', text }, files);
    reader.forget(files);
    assert.equal(analysis.calls.length, 2, text);
    return JSON.stringify(analysis, (_, value: unknown) => (value instanceof Map ? [...value] : value));
  };

  beforeEach(() => {
    outside = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'breakeven-secrets-')));
    root = path.join(outside, 'root');
    mkdirSync(root);
    writeFileSync(path.join(outside, 'secret.txt'), SECRET);
    mkdirSync(path.join(outside, 'root-2'));
    writeFileSync(path.join(outside, 'root-2/secret.txt'), SECRET);
  });

  afterEach(() => rmSync(outside, { recursive: true }));

  it('is a file of the folder, and none outside, by whatever path', async () => {
    write('inner/prompt.txt', 'Answer in verse.');
    assert.match(await known('a.py', python('open("inner/prompt.txt").read()')), /Answer in verse/);
    assert.match(
      await known('a.ts', script(`fs.readFileSync('inner/prompt.txt', 'utf8')`)),
      /Answer in verse/,
    );
    const absolute = path.join(outside, 'secret.txt');
    for (const name of [
      '../secret.txt',
      'inner/../../secret.txt',
      './inner/./../.././secret.txt',
      '../root-2/secret.txt',
      '/../secret.txt',
      absolute,
      `//${absolute}`,
      `file://${absolute}`,
      '~/secret.txt',
      '\\\\..\\\\secret.txt',
      '..\\\\secret.txt',
      '\\\\\\\\server\\\\share\\\\secret.txt',
      '//server/share/secret.txt',
      'inner/prompt.txt/../../../secret.txt',
      '%2e%2e/secret.txt',
      '..\\0/secret.txt',
    ]) {
      for (const expression of [
        `open("${name}").read()`,
        `Path("${name}").read_text()`,
        `(Path(__file__).parent / "${name}").read_text()`,
        `open(os.path.join(os.path.dirname(__file__), "inner", "${name}")).read()`,
      ])
        assert.ok(!(await known('inner/a.py', python(expression))).includes(SECRET), expression);
      const expression = `fs.readFileSync('${name}', 'utf8')`;
      assert.ok(!(await known('inner/a.ts', script(expression))).includes(SECRET), expression);
    }
  });

  it('is nothing that a link leads out to, be it of the file or of a folder', async () => {
    symlinkSync('../secret.txt', path.join(root, 'prompt.txt'));
    symlinkSync('..', path.join(root, 'up'));
    symlinkSync(path.join(outside, 'root-2'), path.join(root, 'other'));
    for (const name of ['prompt.txt', 'up/secret.txt', 'other/secret.txt', 'up/root/prompt.txt'])
      assert.ok(!(await known('a.py', python(`open("${name}").read()`))).includes(SECRET), name);
  });

  it('of a .env file are the names of models, and nothing else by any way', async () => {
    const names = ['MODEL_SECRET', 'LLM_PASSWORD', 'LLM_AUTH', 'LLM_CREDENTIAL', 'MODEL_URL', 'LLM_ENDPOINT'];
    const hidden = [...names, 'MODEL_HOST', 'MODEL_PATH', 'LLM_DIR'];
    const long = 'm'.repeat(81);
    const settings = `${hidden.map((name) => `${name}=${SECRET}\n`).join('')}LONG_MODEL=${long}\nOPENAI_API_KEY=${SECRET}\nexport DB_PASSWORD="${SECRET}"\nMODEL_KEY=${SECRET}\nMODEL=gpt-4.1\nPROMPT=${SECRET}\nLLM_TOKEN=${SECRET}\nLLM='${SECRET} with words'\n`;
    for (const name of ['.env', '.env.local', '.env.production']) write(name, settings);
    assert.match(await known('a.py', python('os.environ["MODEL"]')), /gpt-4\.1/);
    assert.ok(!(await known('a.py', python('os.environ["LONG_MODEL"]'))).includes(long));
    const keys = ['OPENAI_API_KEY', 'DB_PASSWORD', 'MODEL_KEY', 'PROMPT', 'LLM_TOKEN', 'LLM'];
    for (const variable of [...keys, ...hidden]) {
      for (const expression of [`os.environ["${variable}"]`, `os.getenv("${variable}", "x")`])
        assert.ok(!(await known('a.py', python(expression))).includes(SECRET), expression);
      assert.ok(!(await known('a.ts', script(`process.env.${variable}`))).includes(SECRET), variable);
    }
    for (const name of [
      '.env',
      './.env',
      '.env.local',
      '/.env',
      'inner/../.env',
      '.ENV',
      '.env.production',
    ]) {
      assert.ok(!(await known('a.py', python(`open("${name}").read()`))).includes(SECRET), name);
      assert.ok(!(await known('a.ts', script(`fs.readFileSync('${name}', 'utf8')`))).includes(SECRET), name);
    }
  });

  it('and those that hold keys, or came with a package, are none', async () => {
    for (const name of [
      '.git/config',
      '.npmrc',
      '.netrc',
      'id_rsa',
      'id_ed25519',
      '.ssh/config',
      '.aws/config',
      '.kube/config',
      '.docker/config.json',
      '.gnupg/keys.txt',
      '.azure/profile.json',
      'credentials',
      '.pypirc',
      '.pgpass',
      '.git-credentials',
      '.htpasswd',
      '.envrc',
      'prod.env',
      ...['pem', 'key', 'p12', 'pfx', 'jks', 'keystore'].map((suffix) => `server.${suffix}`),
      'node_modules/sdk/prompt.txt',
    ]) {
      write(name, SECRET);
      assert.ok(!(await known('a.py', python(`open("${name}").read()`))).includes(SECRET), name);
    }
  });
});
