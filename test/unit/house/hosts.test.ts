import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { FEATURES } from '../../features/features';
import type { HostName } from '../../features/host';
import { MISSING, README_SECTIONS } from '../../features/missing';

const README = readFileSync('README.md', 'utf8');

/** The items of the section's list, which ends the section or stands before other text. */
function listIn(section: string): string[] {
  const text = README.split(/^## /m).find((each) => each.startsWith(`${section}\n`)) ?? '';
  return [...text.matchAll(/^- (.*)[;.]$/gm)].map(([, item]) => item ?? '');
}

describe('what the hosts lack', () => {
  it('is in the README, word for word, and nothing else is', () => {
    for (const [host, section] of Object.entries(README_SECTIONS)) {
      const reasons = MISSING.filter((each) => each.host === (host as HostName)).map(
        ({ because }) => because,
      );
      assert.ok(reasons.length > 0);
      assert.deepEqual(listIn(section), reasons, section);
    }
    assert.deepEqual(
      MISSING.filter(({ host }) => README_SECTIONS[host] === undefined),
      [],
    );
  });

  it('names features that there are, each of another name', () => {
    const names = FEATURES.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    assert.deepEqual(
      MISSING.flatMap(({ features }) => features).filter((name) => !names.includes(name)),
      [],
    );
  });
});
