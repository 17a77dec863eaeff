import assert from 'node:assert/strict';
import { cli, withFiles } from '../../support/cli';

const CALL = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hi")\n';

/** Folders with other people's code, and what says so; the same names without it are the user's own. */
const FILES = {
  'app/ask.py': CALL,
  'vendor/pricing.py': CALL,
  'go/vendor/modules.txt': '# github.com/openai/openai-go v1.0.0\n',
  'go/vendor/github.com/openai/ask.py': CALL,
  'php/vendor/autoload.php': '<?php\n',
  'php/vendor/openai/ask.py': CALL,
  'target/ask.py': CALL,
  'rust/target/CACHEDIR.TAG': 'Signature: 8a477f597d28d172789f06886806bc55\n',
  'rust/target/debug/ask.py': CALL,
  'env/pyvenv.cfg': 'home = /usr/bin\n',
  'env/lib/ask.py': CALL,
  'docs/modules.txt': 'Modules of this handbook\n',
  'docs/ask.py': CALL,
};

describe('folders that are scanned', () => {
  it('are those that people write in', () => {
    withFiles(FILES, (folder) => {
      const { calls } = JSON.parse(cli(['scan', folder, '--json']).out) as { calls: { path: string }[] };
      assert.deepEqual(
        calls.map(({ path }) => path),
        ['app/ask.py', 'docs/ask.py', 'target/ask.py', 'vendor/pricing.py'],
      );
    });
  });
});
