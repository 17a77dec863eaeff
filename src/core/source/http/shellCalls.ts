/** Calls by `curl` in a shell script. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { CallSite } from '../callSite';
import { field, rangeOf } from '../read/nodes';
import { curlRequest } from './curl';
import { billedRequest } from './request';
import { assignmentsOf, functionAround, isInLoop } from './shellIndex';
import { inputOf, outputOf } from './shellOutput';
import { ShellWords } from './shellWords';
import { requestSite } from './site';
import { withUniqueIds } from './uniqueIds';

/** Commands that run the command after them. */
const RUNNERS = /^(?:timeout|time|sudo|retry|env|nohup|command|exec|nice|xargs)$/;

export function findShellCalls(root: Node): CallSite[] {
  const words = new ShellWords(assignmentsOf(root), outputOf);
  const commands = root.descendantsOfType('command').filter((node) => node !== null);
  return withUniqueIds(commands.flatMap((command) => callOf(command, words) ?? []));
}

function callOf(command: Node, words: ShellWords): CallSite | null {
  const args = curlArguments(command);
  if (args === null) return null;
  const request = curlRequest(
    args.map((argument) => words.value(argument)),
    () => inputOf(command, words),
  );
  const billed = request === null ? null : billedRequest(request);
  if (request === null || billed === null) return null;
  const around = functionAround(command);
  const name = around === null ? null : (field(around, 'name')?.text ?? null);
  return {
    ...requestSite(billed, request.body),
    id: [...(name === null ? [] : [name]), billed.endpoint.name].join('.'),
    range: rangeOf(command),
    language: 'shellscript',
    inLoop: isInLoop(command),
    enclosingFunction: name,
  };
}

/** Null when the command is not curl. */
function curlArguments(command: Node): Node[] | null {
  const name = field(command, 'name')?.text ?? '';
  const args = command.childrenForFieldName('argument').filter((argument) => argument !== null);
  if (isCurl(name)) return args;
  const at = RUNNERS.test(name) ? args.findIndex(({ text }) => isCurl(text)) : -1;
  return at < 0 ? null : args.slice(at + 1);
}

function isCurl(name: string): boolean {
  return /(?:^|\/)curl(?:\.exe)?$/.test(name);
}
