/** Statements that give a name what it holds, and more: `prompt += more`, `list = append(list, more)`, `text = "{text} more"`. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Language } from './language';

/** What is added. */
export type Addition =
  | { readonly kind: 'parts'; readonly parts: readonly (string | Node)[] }
  | { readonly kind: 'items'; readonly nodes: readonly Node[] };

const APPEND = /^(?:append|array_merge)$/;

/** Null for what adds nothing to the name. */
export function additionTo(name: string, value: Node, language: Language): Addition | null {
  const isName = (node: Node | string | undefined) => {
    const lowered = typeof node === 'object' ? language.lower(node) : null;
    return lowered?.kind === 'name' && lowered.name === name;
  };
  const lowered = language.lower(value);
  switch (lowered.kind) {
    case 'same':
      return additionTo(name, lowered.node, language);
    case 'sum': {
      const [first, ...operands] = operandsOf(value, language);
      return isName(first) ? { kind: 'parts', parts: operands } : null;
    }
    case 'text': {
      const [first, ...parts] = lowered.parts.filter((part) => part !== '');
      return isName(first) ? { kind: 'parts', parts } : null;
    }
    case 'call': {
      const [list, ...nodes] = lowered.given.positional;
      const isAppend = lowered.object === null && APPEND.test(lowered.name);
      return isAppend && isName(list) ? { kind: 'items', nodes } : null;
    }
    default:
      return null;
  }
}

/** Chains of `+` lean to the left and can be thousands long. */
export function operandsOf(sum: Node, language: Language): readonly Node[] {
  const operands: Node[] = [];
  let at = sum;
  for (let lowered = language.lower(at); lowered.kind === 'sum'; lowered = language.lower(at)) {
    operands.unshift(lowered.right);
    at = lowered.left;
  }
  return [at, ...operands];
}
