/** Where the comments of a text are, without parsing it: enough of each language's strings to not take one for a comment. */

/** A comment's content, without its markers, as offsets into the text. */
export interface Comment {
  readonly from: number;
  readonly to: number;
  /** Offset of the marker that opens it, and of the first character after it. */
  readonly opens: number;
  readonly closes: number;
}

interface Style {
  /** Finds what opens a comment or a string, and braces where template literals need them. */
  readonly opener: RegExp;
  readonly lineComments: readonly string[];
  /** A backtick's string holds code between `${` and `}`. */
  readonly hasTemplates: boolean;
  readonly hasRegexLiterals: boolean;
}

const HASH: Style = {
  opener: /#|"""|'''|"|'/g,
  lineComments: ['#'],
  hasTemplates: false,
  hasRegexLiterals: false,
};
const SLASH: Style = {
  opener: /\/\/|\/\*|"""|"|'|`/g,
  lineComments: ['//'],
  hasTemplates: false,
  hasRegexLiterals: false,
};
const SCRIPT: Style = {
  opener: /\/\/|\/\*|\/|"|'|`|[{}]/g,
  lineComments: ['//'],
  hasTemplates: true,
  hasRegexLiterals: true,
};
/** A quote there also begins a lifetime, so only double quotes are strings. */
const RUST: Style = { ...SLASH, opener: /\/\/|\/\*|"/g };
const PHP: Style = { ...SLASH, opener: /\/\/|\/\*|#(?!\[)|"|'/g, lineComments: ['//', '#'] };

/** Languages that are not named here write `//` and `/* … *\/`, as most do. */
const STYLES: Readonly<Record<string, Style>> = {
  python: HASH,
  ruby: HASH,
  shellscript: HASH,
  yaml: HASH,
  r: HASH,
  elixir: HASH,
  julia: HASH,
  php: PHP,
  rust: RUST,
  javascript: SCRIPT,
  javascriptreact: SCRIPT,
  typescript: SCRIPT,
  typescriptreact: SCRIPT,
};

/** What ends a string, or is an escape to step over. A string of one line ends with it, closed or not. */
const ENDS: Readonly<Record<string, RegExp>> = {
  '"""': /\\[\s\S]|"""/g,
  "'''": /\\[\s\S]|'''/g,
  '"': /\\[\s\S]|"|\n/g,
  "'": /\\[\s\S]|'|\n/g,
  '`': /\\[\s\S]|`|\$\{/g,
  '/': /\\.|\[(?:\\.|[^\]\\\n]){0,200}\]|\/|\n/g,
};
/** Without escapes: Go's raw strings. */
const RAW_BACKTICK = /`/g;

/** Comments of a file of code, in order. Linear in the text, which may be broken in any way. */
export function commentsOf(text: string, languageId: string): Comment[] {
  const style = (Object.hasOwn(STYLES, languageId) ? STYLES[languageId] : undefined) ?? SLASH;
  const comments: Comment[] = [];
  /** Braces that are open in each template literal that we are in the code of. */
  const templates: number[] = [];
  let at = 0;
  for (let found = next(style.opener, text, at); found !== null; found = next(style.opener, text, at)) {
    const opener = found[0];
    const after = found.index + opener.length;
    if (style.lineComments.includes(opener)) {
      const end = endOfLine(text, after);
      comments.push({ from: after, to: end, opens: found.index, closes: end });
      at = end;
    } else if (opener === '/*') {
      const close = text.indexOf('*/', after);
      const to = close < 0 ? text.length : close;
      comments.push({ from: after, to, opens: found.index, closes: Math.min(text.length, to + 2) });
      at = Math.min(text.length, to + 2);
    } else if (opener === '{' || opener === '}') {
      at = style.hasTemplates ? afterBrace(opener, text, after, templates) : after;
    } else if (opener === '/') {
      at =
        style.hasRegexLiterals && beginsRegex(text, found.index)
          ? afterString(text, after, ENDS['/'])
          : after;
    } else if (opener === '`') {
      at = style.hasTemplates
        ? afterTemplateText(text, after, templates)
        : afterString(text, after, RAW_BACKTICK);
    } else at = afterString(text, after, ENDS[opener]);
  }
  return comments;
}

function next(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' && end > from ? end - 1 : end;
}

function afterString(text: string, from: number, end: RegExp | undefined): number {
  let at = from;
  for (let found = end && next(end, text, at); found; found = end && next(end, text, at)) {
    at = found.index + found[0].length;
    if (!/^[\\[]/.test(found[0])) return at;
  }
  return text.length;
}

/** To the end of a template literal, or into the code of its next hole. */
function afterTemplateText(text: string, from: number, templates: number[]): number {
  const end = ENDS['`'] as RegExp;
  let at = from;
  for (let found = next(end, text, at); found !== null; found = next(end, text, at)) {
    at = found.index + found[0].length;
    if (found[0] === '`') return at;
    if (found[0] === '${') {
      templates.push(0);
      return at;
    }
  }
  return text.length;
}

function afterBrace(brace: string, text: string, after: number, templates: number[]): number {
  const open = templates.pop();
  if (open === undefined) return after;
  if (brace === '}' && open === 0) return afterTemplateText(text, after, templates);
  templates.push(open + (brace === '{' ? 1 : -1));
  return after;
}

/** After a value a slash divides; after an operator, a bracket or a keyword it begins a regular expression. */
function beginsRegex(text: string, slash: number): boolean {
  const before = text.slice(Math.max(0, slash - 20), slash).trimEnd();
  return before === '' || /[(,=:[!&|?{};+\-*%~^<>]$|\b(?:return|typeof|case|in|of|do|else)$/.test(before);
}

/** Comments of a prompt file: of HTML, Jinja and Handlebars. */
export function commentsOfPrompt(text: string): Comment[] {
  const comments: Comment[] = [];
  const opener = /<!--|\{#|\{\{~?!(?:--)?/g;
  /** Closers that do not come again: each is searched to the end of the text only once. */
  const missing = new Set<string>();
  for (let found = opener.exec(text); found !== null; found = opener.exec(text)) {
    const from = found.index + found[0].length;
    const end = closerOf(found[0]);
    const close = missing.has(end) ? -1 : text.indexOf(end, from);
    if (close < 0) {
      missing.add(end);
      continue;
    }
    comments.push({ from, to: close, opens: found.index, closes: close + end.length });
    opener.lastIndex = close + end.length;
  }
  return comments;
}

function closerOf(opener: string): string {
  if (opener === '<!--') return '-->';
  if (opener === '{#') return '#}';
  return opener.endsWith('--') ? '--}}' : '}}';
}

const SLASHED = new Set(['go', 'java', 'csharp']);

/** What begins a comment up to the end of the line in a language of code; null for others. */
export function commentMark(languageId: string): string | null {
  const style = Object.hasOwn(STYLES, languageId) ? STYLES[languageId] : undefined;
  return style?.lineComments[0] ?? (SLASHED.has(languageId) ? '//' : null);
}
