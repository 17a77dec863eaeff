import assert from 'node:assert/strict';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { callsTree, GROUPINGS } from '../../../src/core/present/callsTree';
import { directiveHover } from '../../../src/core/present/directiveMarkdown';
import { documentSummary } from '../../../src/core/present/documentSummary';
import { hoverMarkdown } from '../../../src/core/present/hoverMarkdown';
import { interactionMarkdown, interactionTitle } from '../../../src/core/present/interactionText';
import { inlayLabel, lensTitle } from '../../../src/core/present/lensTitle';
import { buildReport, writeReport } from '../../../src/core/present/report';
import { usedElsewhereMarkdown } from '../../../src/core/present/usedElsewhereMarkdown';
import type { Breakeven, EstimateContext } from '../../../src/core/project/breakeven';
import { parseSettings } from '../../../src/core/project/settings';
import { usesAt } from '../../../src/core/project/usesAt';
import { loadBreakeven } from '../../../src/node/loadBreakeven';
import { HOSTILE_NAMES, MISLEADING, programNamed } from '../../support/hostileNames';
import { assertPlainMarkdown } from '../../support/shownMarkdown';

const ALL_COUNTED = { leftOut: { calls: 0, files: 0 }, unread: [] };

/** Three calls that share a model, a text and, on a line of its own, a variable, defined apart from them. */
const definedApart = (name: string) => `import OpenAI from 'openai';
const MODEL = ${JSON.stringify(name)};
const agent = {
  async [${JSON.stringify(name)}](given) {
    const prompt = \`Hi
\${given[${JSON.stringify(name)}]}\`;
${'    await new OpenAI().responses.create({ model: MODEL, input: prompt });\n'.repeat(3)}  },
};
`;

describe('hostile names', () => {
  let breakeven: Breakeven;
  let context: EstimateContext;

  before(async () => {
    breakeven = await loadBreakeven(path.resolve('dist'));
    context = breakeven.contextFor(parseSettings({}).settings, new Date('2026-01-15'));
  });

  const estimate = async (name: string, program = programNamed) => {
    const document = {
      path: `${name.replaceAll('/', '_')}.ts`,
      languageId: 'typescript',
      text: program(name),
    };
    const found = await breakeven.estimateDocument(document, context);
    assert.equal(found.items.length, 3, name);
    return found;
  };

  it('are text in the hover, the tooltip and the report, and never markup, a link or an icon', async () => {
    for (const name of HOSTILE_NAMES) {
      const { items, interactions, ...rest } = await estimate(name);
      const summary = documentSummary({ items, interactions, ...rest }, context).tooltip;
      const report = writeReport(buildReport(items, null, context, ALL_COUNTED), 'markdown');
      const hovers = items.map((item) => hoverMarkdown(item, context, interactions[0]));
      for (const markdown of [summary, report, ...hovers]) assertPlainMarkdown(markdown);
    }
  });

  it('are text in the hover of what several calls send', async () => {
    for (const name of HOSTILE_NAMES) {
      const { items } = await estimate(name, definedApart);
      const places = items.flatMap(({ source: { type, ...source } }) => {
        const { model, messages } = 'call' in source ? source.call : source.prompt;
        return [model.definedAt, ...messages.flatMap(({ segments }) => segments.map(({ range }) => range))];
      });
      const used = places.flatMap((range) => (range && usesAt(items, range.start)) || []);
      assert.deepEqual(new Set(used.map(({ kind }) => kind)), new Set(['model', 'static', 'variable']));
      for (const one of used) {
        assert.ok(one.items.length > 1, name);
        for (const hasCommands of [true, false])
          assertPlainMarkdown(usedElsewhereMarkdown(one, name, context, hasCommands));
      }
    }
  });

  it('are text in the hover of a comment', async () => {
    for (const name of HOSTILE_NAMES.map((text) => text.replaceAll('"', "'"))) {
      const text = `// breakeven: "${name.replace(/[\0\n\r\u2028\u2029]/g, ' ')}"=5\n`;
      const { directives } = await estimate(name, (given) =>
        programNamed(given).replace(/^(?= +await)/m, text),
      );
      const hovers = directives.flatMap(({ directive }) =>
        directive.words.map(({ nameRange }) => directiveHover(directives, nameRange.start)?.markdown ?? ''),
      );
      assert.ok(hovers.length > 0, text);
      for (const markdown of hovers) assertPlainMarkdown(markdown);
    }
  });

  it('and guesses are text in what is said of an interaction', async () => {
    const looped = (name: string) =>
      programNamed(name).replaceAll(/^ +(?=await)/gm, '$&for (const x of given) ');
    for (const name of HOSTILE_NAMES) {
      const { items, interactions } = await estimate(name, looped);
      const [interaction] = interactions;
      assert.ok(interaction && interaction.loops.length === 2, name);
      // Two of these signs would strike out what is between them.
      for (const item of items) {
        const markdown = interactionMarkdown(item, interaction);
        assertPlainMarkdown(markdown);
        assert.doesNotMatch(markdown.replace(/\\./g, ''), /~/);
      }
    }
  });

  it('stay within one short line, without icons, in lenses, hints, the status bar and the tree', async () => {
    for (const name of HOSTILE_NAMES) {
      const { items, interactions, ...rest } = await estimate(name);
      const trees = GROUPINGS.map((grouping) => callsTree(items, { grouping, sorting: 'cost', filter: '' }));
      const words = [
        ...items.flatMap((item) => [lensTitle(item), inlayLabel(item)]),
        ...interactions.map(interactionTitle),
        documentSummary({ items, interactions, ...rest }, context).text.replace('$(graph) ', ''),
        ...trees.flatMap(({ groups }) =>
          groups.flatMap((group) => [
            group.label,
            group.description,
            ...group.items.flatMap(({ label, title, description }) => [label, title, description]),
          ]),
        ),
      ];
      for (const text of words) {
        assert.doesNotMatch(text, /\$\(|\n/, text);
        assert.doesNotMatch(text, MISLEADING, JSON.stringify(text));
        assert.ok(text.length < 400, `${text.length} characters`);
      }
    }
  });

  it('travel as data in links, CSV and JSON', async () => {
    for (const name of HOSTILE_NAMES) {
      const { items } = await estimate(name);
      for (const item of items) {
        const links = [...hoverMarkdown(item, context).matchAll(/\]\(command:breakeven\.\w+\?([^()\s]*)\)/g)];
        assert.ok(links.length >= 4, `${links.length} links`);
        const variables = item.tokens.parts.flatMap((part) => (part.kind === 'variable' ? [part.name] : []));
        for (const [, query = ''] of links) {
          const [id, ...names] = JSON.parse(decodeURIComponent(query));
          assert.equal(id, item.id);
          assert.ok(
            names.length <= 1 && names.every((given: unknown) => variables.includes(given as string)),
          );
        }
      }
      const report = buildReport(items, null, context, ALL_COUNTED);
      const rows = parse(writeReport(report, 'csv'), { columns: true }) as Record<string, string>[];
      assert.equal(rows.length, 3);
      for (const cell of rows.flatMap((row) => Object.values(row)))
        assert.doesNotMatch(cell, /^[=+@\t\r]/, cell);
      assert.deepEqual(
        JSON.parse(writeReport(report, 'json')).rows.map(({ path: file }: { path: string }) => file),
        items.map((item) => item.path),
      );
    }
  });
});
