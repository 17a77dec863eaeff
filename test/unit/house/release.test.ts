import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import pricesSource from '../../../src/data/prices-source.json';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const changelog = readFileSync('CHANGELOG.md', 'utf8');

const moduleAt = (file: string) => import(pathToFileURL(path.resolve(file)).href);

describe('the release', () => {
  it('has an entry in the changelog, with the version and the date of the prices that ship', () => {
    const [, title, entry = ''] = /^## (.+)\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(changelog) ?? [];
    assert.ok(title === 'Unreleased' || title === manifest.version, title);
    const { package: name, version, asOf } = pricesSource;
    assert.ok(entry.includes(`Price data: \`${name}\` ${version}, as of ${asOf}.`), entry.slice(0, 200));
    assert.match(entry, /^- /m);
  });

  it('names every script of its checklist as it is', () => {
    const checklist = /## Release\n([\s\S]*)/.exec(readFileSync('CONTRIBUTING.md', 'utf8'))?.[1] ?? '';
    const scripts = [...checklist.matchAll(/`npm (?:run )?([\w:]+)/g)].map(([, script]) => script ?? '');
    for (const needed of ['test', 'test:desktop', 'bench', 'screenshots', 'package'])
      assert.ok(scripts.includes(needed), needed);
    for (const script of scripts.filter((name) => name !== 'version'))
      assert.ok(Object.hasOwn(manifest.scripts, script), script);
    for (const word of ['sha256', 'advisories', 'BREAKEVEN_VSCODE=newest', 'ovsx', 'Tag'])
      assert.ok(checklist.includes(word), word);
  });

  it('is tried by everything, on a build server too', () => {
    assert.match(readFileSync('.ci/run', 'utf8'), /^exec npm test$/m);
    assert.equal(manifest.scripts.test, 'node test/harness/test.mjs');
    const steps = readFileSync('test/harness/test.mjs', 'utf8');
    for (const step of ["script('lint')", "script('check')", 'runAudit'])
      assert.ok(steps.includes(`, ${step}),`), step);
    for (const lane of ['runUnit', 'runFeatures', 'runIntegration', 'runUi', 'runWeb'])
      assert.match(steps, new RegExp(`LANES = \\{.*: ${lane}\\b`), lane);
  });

  it('fails by a grave advisory, not by others, and says when nobody answered', async () => {
    const { judgeAudit } = await moduleAt('test/harness/audit.mjs');
    const answer = (counts: object) => JSON.stringify({ metadata: { vulnerabilities: counts } });
    const none = { info: 0, low: 0, moderate: 0, high: 0, critical: 0, total: 0 };
    assert.equal(judgeAudit(answer(none)).failed, 0);
    assert.equal(judgeAudit(`npm warn x\n${answer({ ...none, moderate: 2, total: 2 })}`).failed, 0);
    assert.equal(judgeAudit(answer({ ...none, high: 1, total: 1 })).failed, 1);
    assert.equal(judgeAudit(answer({ ...none, critical: 1, total: 1 })).failed, 1);
    for (const silence of [
      '',
      '{}',
      '{"message":"405 Method Not Allowed"}',
      'npm error network',
      '{"metadata":{"vulnerabilities":{"high":"x"}}}',
    ]) {
      const { failed, words } = judgeAudit(silence);
      assert.equal(failed, 0);
      assert.match(words, /^not checked/, silence);
    }
  });
});

describe('the licences of what ships', () => {
  it('go along for every package in the bundles and every grammar beside them', () => {
    const notices = readFileSync('dist/ThirdPartyNotices.txt', 'utf8');
    for (const name of Object.keys(manifest.dependencies)) assert.ok(notices.includes(name), name);
    for (const file of readdirSync('dist/grammars'))
      assert.ok(notices.includes(path.basename(file, '.wasm')), file);
    assert.equal(notices.match(/^Apache License$|Apache License\n\s+Version 2\.0/gm)?.length, 1);
    assert.match(readFileSync('.vscodeignore', 'utf8'), /^!dist\/ThirdPartyNotices\.txt$/m);
  });

  it('are texts, and a package without one does not ship', async () => {
    const { thirdPartyNotices } = await moduleAt('src/tools/notices.mjs');
    const root = mkdtempSync(path.join(tmpdir(), 'breakeven-notices-'));
    try {
      const folder = path.join(root, 'node_modules', '@x', 'bare');
      mkdirSync(folder, { recursive: true });
      writeFileSync(
        path.join(folder, 'package.json'),
        '{"name":"@x/bare","version":"1.0.0","license":"MIT"}',
      );
      const inputs = { [path.join(folder, 'index.js')]: {} };
      assert.throws(() => thirdPartyNotices([{ inputs }]), /bare has no licence text, so it may not ship/);
      writeFileSync(path.join(folder, 'LICENSE.md'), 'Do as you like. (c) X');
      writeFileSync(path.join(folder, 'NOTICE'), 'With thanks to Y');
      const text: string = thirdPartyNotices([{ inputs }]);
      assert.match(text, /@x\/bare 1\.0\.0 \(MIT\)\n-+\n\nDo as you like\. \(c\) X\n\nWith thanks to Y/);
    } finally {
      rmSync(root, { recursive: true, force: true });
      assert.ok(!existsSync(root));
    }
  });
});
