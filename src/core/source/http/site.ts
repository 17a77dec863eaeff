/** What a billed request says: its model, prompt and limits, under the names that its endpoint gives them. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { amountOf } from '../amount';
import type { CallSite, ModelReference } from '../callSite';
import { attachmentsOf } from '../read/attachments';
import { cacheOf } from '../read/cacheMarks';
import type { Arguments } from '../read/language';
import { argumentNamed } from '../read/positional';
import { modelOf, promptOf } from '../read/prompt';
import { reasoningOf } from '../read/reasoning';
import { type RecordValue, segmentsOf, type Value } from '../value';
import type { BilledRequest, HttpRequest, PathModel } from './request';

/** Everything of a call but where it stands. */
export type RequestSite = Pick<
  CallSite,
  | 'provider'
  | 'sdk'
  | 'method'
  | 'kind'
  | 'model'
  | 'messages'
  | 'attachments'
  | 'maxOutputTokens'
  | 'reasoning'
  | 'cache'
  | 'stream'
  | 'batch'
>;

/** `nodes`: where each member of the body is in the code. */
export function requestSite(
  { endpoint, provider, pathModel }: BilledRequest,
  body: HttpRequest['body'],
  nodes: ReadonlyMap<string, Node> = new Map(),
): RequestSite {
  const { parameters, kind } = endpoint;
  const named = membersOf(body);
  const args = { positional: [], named, nodes, hasSpread: false };
  const pick = (names: readonly string[]) =>
    names.map((name) => argumentNamed(named, name)).find((value) => value !== undefined);
  const maximum = pick(parameters.maxOutputTokens);
  const stream = named.entries.get('stream');
  return {
    provider,
    sdk: 'http',
    method: endpoint.name,
    kind,
    model: modelInPath(pathModel) ?? modelInBody(pick(parameters.model), args, parameters.model),
    messages: promptOf(named, parameters, kind),
    attachments: attachmentsOf(args, parameters),
    maxOutputTokens: maximum?.kind === 'number' ? amountOf(maximum.value) : null,
    reasoning: reasoningOf(args.named),
    ...cacheOf(args.named),
    stream: endpoint.stream === true || (stream?.kind === 'boolean' && stream.value),
    batch: endpoint.batch === true,
  };
}

/** A body that cannot be read may hold anything. */
function membersOf(body: HttpRequest['body']): RecordValue {
  if (typeof body === 'object' && body !== null) return body;
  const spreads = body === null ? [] : [body];
  return { kind: 'record', entries: new Map(), spreads, origin: 'unknown' };
}

/** Where no node says what stands for the model, what fills its text does. */
function modelInBody(value: Value | undefined, args: Arguments, names: readonly string[]): ModelReference {
  const model = modelOf(value, args.named, args, names);
  if (model.id !== null || model.expression !== undefined || value === undefined) return model;
  const holes = segmentsOf(value).flatMap((segment) => (segment.kind === 'variable' ? [segment.name] : []));
  return holes.length === 0 ? model : { ...model, expression: holes.join(' ').slice(0, 60) };
}

function modelInPath(model: PathModel | null): ModelReference | null {
  if (model === null) return null;
  return model.id === null
    ? { id: null, source: 'unknown', expression: model.expression.slice(0, 60) }
    : { id: model.id, source: model.origin };
}
