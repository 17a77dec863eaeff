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
  'a\u2028b\u2029c\u0000d\u001b[31m',
  'x'.repeat(5000),
  '"; process.exit(1); "',
  '${7*7} {{7*7}} #{7*7}',
] as const;
