import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CALLS_VIEW, COMMANDS, EXTENSION_ID, SCENARIO_VIEW, WALKTHROUGH } from '../../../src/client/ids';
import { CONFIG_NAMES } from '../../../src/core/project/config';
import { configJsonSchema } from '../../../src/core/project/jsonSchema';
import { DEFAULT_SETTINGS, parseSettings, SETTING_SCHEMAS } from '../../../src/core/project/settings';
import { scenarioJsonSchema } from '../../../src/core/scenario/jsonSchema';

interface Property {
  readonly default: unknown;
  readonly scope?: string;
  readonly type?: string | readonly string[];
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly items?: { readonly enum?: readonly string[] };
  readonly enumDescriptions?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const properties: Record<string, Property> = Object.assign(
  {},
  ...manifest.contributes.configuration.map((group: { properties: object }) => group.properties),
);

/** `{ 'a.b': 1 }` as `{ a: { b: 1 } }`, the way an editor hands settings over. */
function nested(name: string, value: unknown): unknown {
  return name.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

describe('the manifest', () => {
  it('declares the commands that the code registers, and no others', () => {
    const declared = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    assert.deepEqual([...declared].sort(), Object.values(COMMANDS).sort());
  });

  it('ships the schema of breakeven.json that the code reads by', () => {
    const [{ fileMatch, url }] = manifest.contributes.jsonValidation;
    assert.deepEqual(fileMatch, [...CONFIG_NAMES]);
    assert.deepEqual(JSON.parse(readFileSync(url, 'utf8')), JSON.parse(JSON.stringify(configJsonSchema())));
    assert.match(readFileSync('.vscodeignore', 'utf8'), /^!schemas\/\*\.json$/m);
  });

  it('ships the schema of scenario files, which the folder’s own file is not', () => {
    const [, { fileMatch, url }] = manifest.contributes.jsonValidation;
    assert.deepEqual(fileMatch, ['*.breakeven.json', '!.breakeven.json']);
    assert.deepEqual(JSON.parse(readFileSync(url, 'utf8')), JSON.parse(JSON.stringify(scenarioJsonSchema())));
  });

  it('declares the extension and the views under their ids', () => {
    assert.equal(`${manifest.publisher}.${manifest.name}`, EXTENSION_ID);
    assert.deepEqual(
      manifest.contributes.views.breakeven.map(({ id }: { id: string }) => id),
      [SCENARIO_VIEW, CALLS_VIEW],
    );
  });

  it('leads through four steps that link to commands, and end by what the extension has', () => {
    const [walkthrough, ...others] = manifest.contributes.walkthroughs;
    assert.deepEqual([walkthrough.id, others.length, walkthrough.steps.length], [WALKTHROUGH, 0, 4]);
    const known = new Set<string>([
      ...Object.values(COMMANDS).map((command) => `onCommand:${command}`),
      ...Object.keys(properties).map((setting) => `onSettingChanged:${setting}`),
      ...[SCENARIO_VIEW, CALLS_VIEW].map((view) => `onView:${view}`),
    ]);
    for (const { description, media, completionEvents } of walkthrough.steps) {
      for (const event of completionEvents) assert.ok(known.has(event), event);
      for (const [, command] of description.matchAll(/\]\(command:(breakeven\.\w+)\)/g))
        assert.ok(known.has(`onCommand:${command}`), command);
      assert.ok(media.altText.length > 20, media.svg);
      assert.match(readFileSync(media.svg, 'utf8'), /^<svg [^>]*>\n(?: {2}<.*>\n)+<\/svg>\n$/);
    }
    assert.match(readFileSync('.vscodeignore', 'utf8'), /^!media\/walkthrough\/\*\*$/m);
  });

  it('declares the settings that the code reads, with the same defaults', () => {
    const declared = Object.fromEntries(
      Object.entries(properties).map(([name, { default: value }]) => [name, value]),
    );
    const read = Object.fromEntries(
      Object.entries(DEFAULT_SETTINGS).map(([name, value]) => [`breakeven.${name}`, value]),
    );
    assert.deepEqual(declared, read);
  });

  it('describes every setting and gives it a scope', () => {
    for (const [name, property] of Object.entries(properties)) {
      assert.ok((property.markdownDescription ?? '').length > 20, name);
      assert.ok(property.scope !== undefined, name);
    }
  });

  it('takes from no workspace what could mislead, name a file or open a connection', () => {
    const { supported, description, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.equal(supported, 'limited');
    assert.ok(description.length > 50);
    const OF_THE_USER = ['prices', 'priceUpdates', 'tokenizers', 'gpus', 'openModels'].map(
      (name) => `breakeven.${name}`,
    );
    assert.deepEqual(restrictedConfigurations, OF_THE_USER);
    for (const name of OF_THE_USER)
      assert.match(properties[name]?.scope ?? '', /^(?:application|machine)$/, name);
    // All others are numbers, choices or names of what the catalog holds.
    const free = Object.entries(properties).filter(
      ([name, { enum: choices, items, type }]) =>
        !OF_THE_USER.includes(name) &&
        (choices ?? items?.enum) === undefined &&
        !/number|integer/.test(String(type)),
    );
    assert.deepEqual(free.map(([name]) => name).sort(), [
      'breakeven.hosting.gpu',
      'breakeven.hosting.openModel',
      'breakeven.variableTokens',
    ]);
  });

  it('states limits that the code accepts at the edge and rejects beyond it', () => {
    for (const [fullName, { minimum, maximum }] of Object.entries(properties)) {
      const name = fullName.replace('breakeven.', '');
      assert.ok(Object.hasOwn(SETTING_SCHEMAS, name), name);
      for (const edge of [minimum, maximum].filter((value) => value !== undefined)) {
        assert.deepEqual(parseSettings(nested(name, edge)).problems, [], `${name} = ${edge}`);
      }
      if (minimum !== undefined)
        assert.equal(parseSettings(nested(name, minimum - 1)).problems.length, 1, name);
      if (maximum !== undefined)
        assert.equal(parseSettings(nested(name, maximum * 2)).problems.length, 1, name);
    }
  });
});
