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
    const progress = terminalProgress(stream);
    const start = performance.now();
    progress(1, 3);
    while (performance.now() - start < 120) progress(2, 3);
    progress(3, 3);
  };

  it('is one line that is gone at the end', () => {
    const lines = written(true, scan).split('\r\u001b[K');
    assert.deepEqual(
      lines.filter((line) => line !== ''),
      ['2 of 3 files'],
    );
    assert.equal(lines.at(-1), '');
  });

  it('is not written where nobody looks', () => assert.equal(written(false, scan), ''));
});
