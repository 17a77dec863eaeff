/** Names that a hostile repository gives to models, functions, files and variables. */

/** Members that every plain object has, or that change what it is. */
export const INHERITED_NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
] as const;

/** Attacks on Markdown, HTML, spreadsheets, icons, layout and the eye. */
export const HOSTILE_NAMES = [
  '[free](command:workbench.action.terminal.new)',
  '](command:breakeven.showItem?%5B1%5D) [x',
  '![p](https://evil.example/p.png)',
  '<img src=x onerror=alert(1)>',
  '</td><script>alert(1)</script>',
  '&lt;b&gt;&#60;img src=x&#62;',
  '<https://evil.example>',
  'https://evil.example/a?b=c',
  'www.evil.example',
  'mail@evil.example',
  '$(error) $(sync~spin) free',
  'a | b | c\n| --- | --- |',
  'a\n\n# Free\n\n- [ ] b',
  '```\ncode\n```',
  '`tick` **bold** __bold__ ~~gone~~',
  '=HYPERLINK("https://evil.example","x")',
  '+1+cmd|"/c calc"!A1',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  'gpt-4o\u202eecirp\u202c',
  'gpt\u200b-4o\ufeff',
  'gpt\u2066-\u2067-\u2068-\u20694o',
  'gpt\u200e-\u200f-\u061c4o',
  'gpt\u2060-\u00ad4o',
  'a\u2028b\u2029c\u0000d\u001b[31m',
  'x'.repeat(5000),
  '"; process.exit(1); "',
  '${7*7} {{7*7}} #{7*7}',
] as const;

/** What the eye is misled by or a terminal obeys: controls but the end of a line, marks of direction, invisible joiners. */
export const MISLEADING =
  /(?!\n)\p{Cc}|[\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;

/** Calls whose model, function and variable have the name, as far as code can say it. */
export const programNamed = (name: string) => `import OpenAI from 'openai';
const client = new OpenAI();
const agent = {
  async [${JSON.stringify(name)}](given) {
    await client.responses.create({ model: ${JSON.stringify(name)}, input: \`Hi \${given[${JSON.stringify(name)}]}\` });
    await client.responses.create({ model: given[${JSON.stringify(name)}], input: given });
    return client.responses.create({ model: 'gpt-4o', input: \`Hi \${given[${JSON.stringify(name)}]}\` });
  },
};
`;
