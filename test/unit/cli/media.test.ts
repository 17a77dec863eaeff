import assert from 'node:assert/strict';
import { scanJsonSchema } from '../../../src/protocol/cliJson';
import { cli, withFiles } from '../../support/cli';

/** A PNG of 1,024 × 1,024 pixels, as far as its size. */
const PNG = Buffer.from([
  ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
  ...[0, 0, 4, 0, 0, 0, 4, 0, 8, 6, 0, 0, 0],
]).toString('base64');

const openAi = (part: string) => `from openai import OpenAI
client = OpenAI()

def look(address):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": [
        {"type": "text", "text": "What is this?"}, ${part}]}])
`;

const responses = (part: string) => `from openai import OpenAI
client = OpenAI()

def look(address):
    return client.responses.create(model="gpt-4o", input=[{"role": "user", "content": [
        {"type": "input_text", "text": "What is this?"}, ${part}]}])
`;

const anthropic = (part: string) => `import anthropic
client = anthropic.Anthropic()

def look(data):
    return client.messages.create(model="claude-opus-5", max_tokens=300, messages=[{"role": "user", "content": [
        ${part}, {"type": "text", "text": "What is this?"}]}])
`;

function partOf(code: string, config = '{}') {
  let found: { kind: string; name: string | null; tokens: number } | undefined;
  withFiles({ 'look.py': code, 'breakeven.json': config }, (folder) => {
    const { calls } = scanJsonSchema.parse(JSON.parse(cli(['scan', folder, '--json']).out));
    found = calls[0]?.input.parts.find(({ name }) => name !== null);
  });
  return found;
}

describe('pictures and files in a call', () => {
  const inCode = `{"type": "image_url", "image_url": {"url": "data:image/png;base64,${PNG}"}}`;

  it('have the size of a picture that stands in the code', () => {
    assert.deepEqual(partOf(openAi(inCode)), { kind: 'image', role: 'user', name: 'image', tokens: 765 });
    assert.equal(
      partOf(responses(`{"type": "input_image", "image_url": "data:image/png;base64,${PNG}"}`))?.tokens,
      765,
    );
    const source = `{"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "${PNG}"}}`;
    assert.equal(partOf(anthropic(source))?.tokens, 37 * 37);
  });

  it('are looked at as closely as the call says', () => {
    assert.equal(
      partOf(openAi('{"type": "image_url", "image_url": {"url": address, "detail": "low"}}'))?.tokens,
      85,
    );
    assert.equal(
      partOf(responses('{"type": "input_image", "image_url": address, "detail": "low"}'))?.tokens,
      85,
    );
  });

  it('have an assumed size where the code does not hold them', () => {
    const unknown = partOf(openAi('{"type": "image_url", "image_url": {"url": address}}'));
    assert.equal(unknown?.tokens, 85 + 6 * 170);
    const broken = partOf(openAi(inCode.replace(PNG, 'iVBORw0K')));
    assert.equal(broken?.tokens, unknown?.tokens);
  });

  it('are as large as a person has said', () => {
    const config = '{"variables": {"image": 400}}';
    assert.equal(partOf(openAi(inCode), config)?.tokens, 400);
  });

  it('count the pages of a document by the model’s rule', () => {
    const pdf =
      '{"type": "document", "source": {"type": "base64", "media_type": "application/pdf", "data": data}}';
    assert.equal(partOf(anthropic(pdf))?.tokens, 5 * 2330);
  });
});
