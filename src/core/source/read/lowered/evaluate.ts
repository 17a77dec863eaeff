/** Values of lowered expressions where they stand: names followed, builders and changes played through. */

import type { Node } from '@vscode/tree-sitter-wasm';
import {
  concat,
  isEmpty,
  numberOf,
  type Origin,
  plainText,
  type RecordValue,
  standingIn,
  text,
  unknown,
  type Value,
  via,
  withFallback,
} from '../../value';
import { elementOf, memberOfValue } from '../definitions';
import { MAX_DEPTH, rangeOf } from '../nodes';
import { operandsOf } from './additions';
import type { Expression, Given } from './expression';
import { appended, calledFunction, calledMethod, writtenBy } from './functions';
import { HeldMembers } from './heldMembers';
import { HeldNames } from './heldNames';
import type { Language } from './language';
import {
  afterSetter,
  builder,
  isMade,
  isTextBuilder,
  made,
  roleValue,
  snake,
  unnamed,
  withContent,
} from './made';
import { modelOfConstant } from './modelConstants';
import { type Binding, bindingsOf, type Change, classAround, type FileNames, type Scope } from './names';
import { codeOf, emptyOf, oneChosen } from './possible';
import { lastName, roleOfMessage } from './roles';

/** Work in one file; what is beyond is generated code. */
const MAX_STEPS = 200_000;
/** From so much on, what was read in part is good enough. */
const MAX_ANEW = 5000;

interface Link {
  readonly node: Node;
  readonly call: Extract<Expression, { kind: 'call' }>;
}

export class Evaluator {
  private readonly known = new Map<string, Value>();
  private readonly names: HeldNames;
  private readonly members: HeldMembers;
  private steps = 0;
  /** How often something was too deep to be read. */
  private cuts = 0;

  constructor(
    private readonly language: Language,
    private readonly file: FileNames,
  ) {
    const bound = (binding: Binding, use: Node, depth: number) => this.bound(binding, use, depth);
    this.names = new HeldNames(language, file, {
      bound,
      evaluate: (node, scope, depth) => this.evaluate(node, scope, depth),
      items: (nodes, scope, depth) => this.items(nodes, scope, depth),
      written: (change, depth) => this.written(change, depth),
      afterCalls: (value, change, depth) => this.afterCalls(value, change, depth),
    });
    this.members = new HeldMembers(file, {
      bound,
      changed: (value, changes, member) => this.names.changed(value, changes, member),
    });
  }

  /** Never throws; what cannot be read is unknown with its code as the name. */
  evaluate(node: Node, scope: Scope, depth = 0): Value {
    if (depth > MAX_DEPTH || ++this.steps > MAX_STEPS) {
      this.cuts += 1;
      return unknown(codeOf(node), 'unknown', rangeOf(node));
    }
    const value = this.read(this.language.lower(node), node, scope, depth) ?? unknown(codeOf(node));
    return value.range === undefined ? { ...value, range: rangeOf(node) } : value;
  }

  /** The code of a plain dotted name; null for other expressions. */
  pathOf(node: Node): string | null {
    if (node.endIndex - node.startIndex > 200) return null;
    const code = node.text.replace(/\s+|(?:::)?<[\s\S]*>/g, '').replace(/^[\\:]+/, '');
    return /^[\w$@]+(?:(?:\.|::|\\|->)[\w$]+)*$/.test(code) ? code.replace(/::|\\|->/g, '.') : null;
  }

  private read(expression: Expression, node: Node, scope: Scope, depth: number): Value | null {
    const inner = (child: Node) => this.evaluate(child, scope, depth + 1);
    switch (expression.kind) {
      case 'text':
        return concat(
          expression.parts.map((part) =>
            typeof part === 'string'
              ? text(part === '' ? [] : [{ kind: 'static', text: part }])
              : { ...inner(part), origin: 'literal' as const },
          ),
          rangeOf(node),
        );
      case 'number':
        return numberOf(expression.digits);
      case 'boolean':
        return { kind: 'boolean', value: expression.value, origin: 'literal' };
      case 'nothing':
        return { kind: 'nothing', origin: 'literal' };
      case 'name':
        return this.name(expression.name, node, scope, depth);
      case 'member':
        return this.member(expression, node, scope, depth);
      case 'call':
        return this.call(node, scope, depth);
      case 'make':
        return this.make(expression.type, expression.given, scope, depth);
      case 'list':
        return { kind: 'list', items: this.items(expression.items, scope, depth), origin: 'literal' };
      case 'spread':
        return { kind: 'spread', expression: codeOf(expression.node), origin: 'unknown' };
      case 'record':
        return this.record(expression, scope, depth);
      case 'index': {
        const isOutside = /^(?:ENV|\$_ENV|\$_SERVER|_?[cC]onfig(?:uration)?)$/.test(expression.object.text);
        if (isOutside) return unknown(codeOf(node), 'env');
        return elementOf(inner(expression.object), inner(expression.key), node);
      }
      case 'sum':
        return this.sum(node, scope, depth);
      case 'fallback':
        return withFallback(inner(expression.value), inner(expression.otherwise));
      case 'choice':
        return oneChosen(expression.values.map(inner), node);
      case 'same':
        return inner(expression.node);
      case 'unknown':
        return null;
    }
  }

  private items(nodes: readonly Node[], scope: Scope, depth: number): Value[] {
    return nodes.flatMap((node) => {
      const lowered = this.language.lower(node);
      const value = this.evaluate(lowered.kind === 'spread' ? lowered.node : node, scope, depth + 1);
      if (lowered.kind !== 'spread') return [value];
      return value.kind === 'list'
        ? value.items
        : [{ kind: 'spread', expression: codeOf(lowered.node), origin: 'unknown', range: rangeOf(node) }];
    });
  }

  private record(
    { entries, spreads }: Extract<Expression, { kind: 'record' }>,
    scope: Scope,
    depth: number,
  ): Value {
    const known = new Map<string, Value>();
    const unread: string[] = [];
    for (const spread of spreads) {
      const value = this.evaluate(spread, scope, depth + 1);
      if (value.kind !== 'record') unread.push(codeOf(spread));
      else for (const [name, member] of value.entries) known.set(name, via(member, 'constant'));
    }
    for (const { key, value } of entries) {
      const name = typeof key === 'string' ? key : plainText(this.evaluate(key, scope, depth + 1));
      if (name !== null) known.set(snake(name), this.entry(name, value, scope, depth));
    }
    return unnamed({ kind: 'record', entries: known, spreads: unread, origin: 'literal' });
  }

  private entry(name: string, node: Node, scope: Scope, depth: number): Value {
    const value = this.evaluate(node, scope, depth + 1);
    return value.kind === 'unknown' && /^role$/i.test(name) ? (roleValue(codeOf(node)) ?? value) : value;
  }

  /** Arguments as values: by name in snake case, and by position. */
  given(args: Given, scope: Scope, depth = 0): { positional: Value[]; named: RecordValue } {
    const entries = new Map<string, Value>();
    const spreads: string[] = [];
    for (const spread of args.spreads) {
      const value = this.evaluate(spread, scope, depth + 1);
      if (value.kind === 'record') for (const [name, member] of value.entries) entries.set(name, member);
      else spreads.push(codeOf(spread));
    }
    for (const [name, node] of args.named) entries.set(snake(name), this.entry(name, node, scope, depth));
    return {
      positional: this.items(args.positional, scope, depth),
      named: { kind: 'record', entries, spreads, origin: 'literal' },
    };
  }

  private make(type: string | null, args: Given, scope: Scope, depth: number): Value {
    const { positional, named } = this.given(args, scope, depth);
    if (isTextBuilder(type ?? '')) return text([]);
    if (/(?:^|\.)Builder$/.test(type ?? '')) return builder((type ?? '').replace(/\.Builder$/, ''));
    return made(type ?? '', positional, named);
  }

  /** Chains of calls can be long, so they are walked from the innermost out, not recursed into. */
  private call(node: Node, scope: Scope, depth: number): Value | null {
    const chain = this.chainOf(node);
    const [first, ...rest] = chain;
    if (first === undefined) return null;
    let value = this.firstCall(first.node, first.call, scope, depth);
    for (const { call } of rest) {
      if (value === null) return null;
      value = this.method(value, call.name, call.given, scope, depth);
    }
    return value;
  }

  /** The calls of a chain, innermost first. */
  private chainOf(node: Node): Link[] {
    const chain: Link[] = [];
    let at: Node | null = node;
    while (at !== null) {
      const lowered: Expression = this.language.lower(at);
      if (lowered.kind === 'call') {
        chain.unshift({ node: at, call: lowered });
        at = lowered.object;
      } else if (lowered.kind === 'same' && chain.length > 0) {
        at = lowered.node;
      } else {
        break;
      }
    }
    return chain;
  }

  private firstCall(
    node: Node,
    { object, name, given }: Extract<Expression, { kind: 'call' }>,
    scope: Scope,
    depth: number,
  ): Value | null {
    const root = object === null ? null : this.pathOf(object);
    if (
      object !== null &&
      (root === null || bindingsOf(scope, root, node.startIndex, this.language).length > 0)
    ) {
      const value = this.evaluate(object, scope, depth + 1);
      const result = value.kind === 'unknown' ? null : this.method(value, name, given, scope, depth);
      if (result !== null || root === null) return result;
    }
    const path = root === null ? name : `${root}.${name}`;
    const type = root === null ? '' : root;
    if (isBuilderStart(name, type)) return this.started(type, name, given, scope, depth);
    const isVariant = this.language.hasVariants && /^[A-Z][a-z]/.test(name) && /(?:^|\.)[A-Z]\w*$/.test(type);
    const { positional, named } = this.given(given, scope, depth);
    const captured = name.endsWith('_') ? this.captured(positional[0], named, node, scope, depth) : named;
    const result = object === null ? this.returnedBy(name, node, scope, depth) : null;
    if (result !== null) return result;
    const value = calledFunction({ path, code: codeOf(node), positional, named: captured, isVariant });
    if (value !== null || object === null) return value;
    // A constant or a member that was not found as a name: its methods still apply.
    const held = this.evaluate(object, scope, depth + 1);
    return held.kind === 'unknown'
      ? calledMethod(held, name, positional, named)
      : this.method(held, name, given, scope, depth);
  }

  /** A function of this file that returns one expression, whatever it is given. */
  private returnedBy(name: string, node: Node, scope: Scope, depth: number): Value | null {
    const bindings = bindingsOf(scope, name, node.startIndex, this.language);
    const own = bindings.length > 0 ? bindings : (classAround(scope)?.names.get(name) ?? []);
    const [only, ...others] = own;
    return only === undefined || others.length > 0 ? null : this.returnedFrom(only, node, depth);
  }

  private returnedFrom({ kind, node }: Binding, use: Node, depth: number): Value | null {
    if (kind !== 'function' || node === undefined) return null;
    const [expression, ...more] = this.language.returned(node);
    const inner = this.file.functionScopes.get(node.id);
    if (expression === undefined || more.length > 0 || inner === undefined) return null;
    const value = this.evaluate(expression, inner, depth + 1);
    return value.kind === 'unknown' ? null : { ...via(value, 'constant'), range: rangeOf(use) };
  }

  /** Names inside the text of `format!("{name}")`. */
  private captured(
    template: Value | undefined,
    named: RecordValue,
    node: Node,
    scope: Scope,
    depth: number,
  ): RecordValue {
    if (template?.kind !== 'text') return named;
    const code = template.segments.map((segment) => (segment.kind === 'static' ? segment.text : '')).join('');
    const entries = new Map(named.entries);
    for (const [, name = ''] of code.matchAll(/(?<!\{)\{([A-Za-z_]\w*)/g)) {
      const isBound = bindingsOf(scope, name, node.startIndex, this.language).length > 0;
      if (!isBound || entries.has(name)) continue;
      const value = this.name(name, node, scope, depth + 1);
      if (value.kind !== 'unknown') entries.set(name, value);
    }
    return { ...named, entries };
  }

  /** `MessageCreateBuilder::new("model", 1024)` gives the members that its type is known to take. */
  private started(type: string, name: string, args: Given, scope: Scope, depth: number): Value {
    const role = roleOfMessage(type);
    const start = role === null ? builder(type) : withContent(builder(type), role, []);
    const { positional, named } = this.given(args, scope, depth);
    const [model, cap] = positional;
    if (name !== 'new' || model?.kind !== 'text')
      return { ...start, entries: new Map([...start.entries, ...named.entries]) };
    const entries = new Map<string, Value>([['model', model]]);
    if (cap?.kind === 'number') entries.set('max_tokens', cap);
    return { ...start, entries };
  }

  private method(value: Value, name: string, args: Given, scope: Scope, depth: number): Value | null {
    const { positional, named } = this.given(args, scope, depth);
    const result = calledMethod(value, name, positional, named);
    if (result !== null) return result;
    return isMade(value) && value.isBuilder ? afterSetter(value, name, positional, named) : null;
  }

  private sum(node: Node, scope: Scope, depth: number): Value | null {
    const values = operandsOf(node, this.language).map((operand) => this.evaluate(operand, scope, depth + 1));
    if (values.every((value) => value.kind === 'number')) {
      const total = values.reduce((sum, value) => sum + (value.kind === 'number' ? value.value : 0), 0);
      return { kind: 'number', value: total, origin: 'constant' };
    }
    if (values.some(({ kind }) => kind === 'list')) return appended(values);
    return values.some(({ kind }) => kind === 'text') ? concat(values, rangeOf(node)) : null;
  }

  private name(name: string, node: Node, scope: Scope, depth: number): Value {
    const bindings = bindingsOf(scope, name, node.startIndex, this.language);
    if (bindings.length === 0) return this.constant(name, node) ?? unknown(codeOf(node));
    const key = `${name}@${node.startIndex}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const owner = classAround(scope);
    const [first] = bindings;
    if (owner !== null && first !== undefined && owner.names.get(name)?.includes(first) === true)
      return this.members.valueOf(bindings, { owner, name, use: node, scope, depth });
    const before = this.cuts + this.names.circles;
    const value = this.names.valueOf({ name, use: node, scope, depth });
    // What was read in part is worth more where it is asked for by itself, as long as there is time to look anew.
    const isWhole = this.cuts + this.names.circles === before;
    if (isWhole || this.steps > MAX_ANEW) this.known.set(key, value);
    return value;
  }

  /** A model or a role that an SDK has a constant for. */
  private constant(path: string, node: Node): Value | null {
    const role = roleValue(path);
    if (role !== null) return role;
    const importsSdk = this.language.packages.some((sdk) => this.file.imports(sdk));
    const model = importsSdk ? modelOfConstant(lastName(path)) : null;
    return model === null
      ? null
      : via(text([{ kind: 'static', text: model }], 'literal', rangeOf(node)), 'constant');
  }

  private bound(binding: Binding, use: Node, depth: number): Value {
    const { kind, value, type, scope } = binding;
    const returned = this.language.callsByName ? this.returnedFrom(binding, use, depth) : null;
    if (returned !== null) return returned;
    const origin: Origin = kind === 'parameter' ? 'parameter' : 'unknown';
    const hole = unknown(codeOf(use), origin, rangeOf(use));
    if (value === null)
      return type !== null && kind === 'variable' && scope.kind === 'function' ? emptyOf(type, hole) : hole;
    const held = this.evaluate(value, scope, depth + 1);
    if (held.kind === 'unknown') return { ...hole, origin: kind === 'parameter' ? 'parameter' : held.origin };
    // What is empty unless it is given, is given.
    if (kind === 'parameter' && isEmpty(held)) return hole;
    const list = type !== null && isMade(held) && held.entries.size === 0 ? emptyOf(type, hole) : null;
    if (list?.kind === 'list' && isMade(held)) return copied(list, held.positional) ?? hole;
    const typed = isMade(held) && held.type === '' && type !== null ? { ...held, type } : held;
    const known = { ...via(typed, kind === 'parameter' ? 'default' : 'constant'), range: rangeOf(use) };
    return kind === 'parameter' ? standingIn(known, codeOf(use), true) : known;
  }

  private written({ node, scope }: Change, depth: number): Value | null {
    const lowered = this.language.lower(node);
    if (lowered.kind !== 'call') return null;
    const root = lowered.object === null ? null : this.pathOf(lowered.object);
    const { positional, named } = this.given(lowered.given, scope, depth);
    const [template] = positional.slice(1);
    const captured = lowered.name.endsWith('_') ? this.captured(template, named, node, scope, depth) : named;
    return writtenBy(root === null ? lowered.name : `${root}.${lowered.name}`, positional.slice(1), captured);
  }

  /** Of a text, a list or a builder, after the calls of a statement on it. */
  private afterCalls(value: Value, change: Change, depth: number): Value {
    const isGrown = value.kind === 'list' || value.kind === 'text' || (isMade(value) && value.isBuilder);
    if (!isGrown) return value;
    let now: Value = value;
    for (const { call } of this.chainOf(change.node))
      now = this.method(now, call.name, call.given, change.scope, depth) ?? now;
    return now.kind === value.kind ? now : value;
  }

  private member(
    { object, name }: Extract<Expression, { kind: 'member' }>,
    node: Node,
    scope: Scope,
    depth: number,
  ): Value | null {
    const owner = object === null ? classAround(scope) : this.classOf(object, scope);
    const fields = owner?.names.get(name);
    if (owner !== null && fields !== undefined)
      return this.members.valueOf(fields, { owner, name, use: node, scope, depth });
    if (object === null) return null;
    const path = this.pathOf(node);
    const constant = path === null ? null : this.constant(path, node);
    const isType = this.pathOf(object) !== null && this.isUndeclared(object, scope, node);
    if (isType && constant !== null) return constant;
    const held = this.evaluate(object, scope, depth + 1);
    const member = memberOfValue(held, snake(name)) ?? memberOfValue(held, name);
    if (member !== null) return member;
    return unknown(codeOf(node), held.kind === 'unknown' ? held.origin : 'unknown');
  }

  private isUndeclared(object: Node, scope: Scope, use: Node): boolean {
    const root = this.pathOf(object)?.split('.')[0] ?? '';
    return bindingsOf(scope, root, use.startIndex, this.language).every(({ kind }) => kind === 'import');
  }

  /** The class of this file that an expression is, or is an object of. */
  classOf(object: Node, scope: Scope): Scope | null {
    const lowered = this.language.lower(object);
    if (lowered.kind === 'same') return this.classOf(lowered.node, scope);
    if (lowered.kind !== 'name') return null;
    if (/^(?:self|static|Self)$/.test(lowered.name)) return classAround(scope);
    const bindings = bindingsOf(scope, lowered.name, object.startIndex, this.language);
    const types = bindings.flatMap(({ kind, type }) => (kind === 'self' || type !== null ? [type] : []));
    for (const type of [...types, ...(bindings.length === 0 ? [lowered.name] : [])]) {
      const found = this.file.classes.get(lastName(type?.replace(/^[&*\s]+|[<?[ ].*$/g, '') ?? ''));
      if (found !== undefined) return found;
    }
    return null;
  }
}

function isBuilderStart(name: string, type: string): boolean {
  if (!/(?:^|\.)[A-Z]\w*$/.test(type)) return false;
  return /^(?:builder|newBuilder|Builder|default)$/.test(name) || (name === 'new' && /Builder$/.test(type));
}

/** A list that is made with nothing, a capacity, or another list that is known. */
function copied(empty: Value, positional: readonly Value[] = []): Value | null {
  const [other] = positional.filter(({ kind }) => kind !== 'number');
  return other === undefined
    ? empty
    : appended([empty, other.kind === 'unknown' ? { ...other, kind: 'spread' } : other]);
}
