import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TestServer } from '../../support/languageServer';

const CALL = `from openai import OpenAI
OpenAI().responses.create(model="gpt-4o", input="Hi", max_output_tokens=10)  # breakeven: requests=1234567
`;

describe('figures in an editor of another language', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'breakeven-locale-'));
  const uri = pathToFileURL(path.join(folder, 'ask.py')).toString();
  let server: TestServer;

  afterEach(() => server.stop());
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function shown(locale: string | undefined): Promise<{ lens: string; hover: string }> {
    server = new TestServer();
    server.locale = locale;
    await server.start(folder);
    await server.open(uri, 'python', CALL);
    const [lens] = await server.lenses(uri);
    return { lens: lens?.command?.title ?? '', hover: JSON.stringify(await server.hover(uri, 1, 12)) };
  }

  it('are written as in that language', async () => {
    const { lens, hover } = await shown('de');
    assert.match(lens, /~98,77\s\$\/mo API · ~5\.\d{3}\s\$\/mo/);
    assert.match(hover, /98,77/);
  });

  for (const locale of [undefined, 'no language at all', 'en'])
    it(`are in American English for ${locale ?? 'an editor that names none'}`, async () => {
      const { lens, hover } = await shown(locale);
      assert.match(lens, /~\$98\.77\/mo API · ~\$5,\d{3}\/mo/);
      assert.match(hover, /98\.77/);
    });
});
