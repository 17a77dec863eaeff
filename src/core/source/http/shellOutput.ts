/** What reaches a command's standard input, as far as the script holds it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { children, field } from '../read/nodes';
import { concat, join, plainText, staticText, type Value } from '../value';
import { jqOutput } from './jq';
import type { ShellWords } from './shellWords';

/** Of a here-document, a here-string, or the command before it in a pipe. */
export function inputOf(command: Node, words: ShellWords, depth = 0): Value | null {
  const own = redirected(command, words, depth);
  if (own !== null) return own;
  const { parent } = command;
  const isRedirected = parent?.type === 'redirected_statement';
  const fromRedirect = isRedirected ? redirected(parent, words, depth) : null;
  if (fromRedirect !== null) return fromRedirect;
  const stage = isRedirected ? parent : command;
  const before = stage.parent?.type === 'pipeline' ? stage.previousNamedSibling : null;
  if (before !== null) return outputOf(before, words, depth + 1);
  // `cat <<EOF | curl …`: the rest of the pipe stands inside the redirect.
  const holder = stage.parent?.type === 'pipeline' ? stage.parent.parent : stage.parent;
  const source = holder?.type === 'heredoc_redirect' ? holder.parent : null;
  return source === null || source === undefined ? null : outputOf(source, words, depth + 1);
}

/** Null for commands whose output is made at run time. */
export function outputOf(node: Node, words: ShellWords, depth = 0): Value | null {
  const command = node.type === 'redirected_statement' ? field(node, 'body') : node;
  if (command?.type !== 'command' || depth > 10) return null;
  const name = field(command, 'name')?.text;
  const args = command.childrenForFieldName('argument').filter((argument) => argument !== null);
  switch (name) {
    case 'cat':
      return args.length === 0 ? inputOf(command, words, depth + 1) : null;
    case 'echo':
      return join(given(args, words, depth), staticText(' '));
    case 'printf':
      return printed(given(args, words, depth));
    case 'jq':
      return jqOutput(args.map((argument) => words.value(argument, depth + 1)));
    default:
      return null;
  }
}

function given(args: readonly Node[], words: ShellWords, depth: number): Value[] {
  const values = args.map((argument) => words.value(argument, depth + 1));
  return values.filter((value, index) => index > 0 || !/^-[neE]+$/.test(plainText(value) ?? ''));
}

/** `printf '%s' "$BODY"`, or a text without fields. */
function printed([format, ...values]: readonly Value[]): Value | null {
  const text = plainText(format);
  if (text === null || format === undefined) return null;
  if (/^%s(?:\\n)?$/.test(text)) return concat(values);
  return text.includes('%') ? null : format;
}

function redirected(node: Node, words: ShellWords, depth: number): Value | null {
  for (const redirect of children(node)) {
    if (redirect.type === 'heredoc_redirect') return words.hereDocument(redirect, depth + 1);
    const here = redirect.type === 'herestring_redirect' ? children(redirect)[0] : undefined;
    if (here !== undefined) return words.value(here, depth + 1);
  }
  return null;
}
