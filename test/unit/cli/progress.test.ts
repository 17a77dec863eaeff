import assert from 'node:assert/strict';
import { terminalProgress } from '../../../src/cli/progress';

function written(isTTY: boolean, use: (stream: NodeJS.WriteStream) => void): string {
  let out = '';
  use({
    isTTY,
    write: (text: string) => {
      out += text;
      return true;
    },
  } as unknown as NodeJS.WriteStream);
  return out;
}

describe('progress of a scan', () => {
  const scan = (stream: NodeJS.WriteStream) => {
    let now = 0;
    const progress = terminalProgress(stream, () => now);
    for (now = 0; now <= 250; now += 10) progress(now / 10, 30);
    progress(30, 30);
  };

  it('is one line that is gone at the end', () => {
    const lines = written(true, scan).split('\r\u001b[K');
    assert.deepEqual(
      lines.filter((line) => line !== ''),
      ['10 of 30 files', '20 of 30 files'],
    );
    assert.equal(lines.at(-1), '');
  });

  it('is not written where nobody looks', () => assert.equal(written(false, scan), ''));
});
