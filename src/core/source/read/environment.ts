/** Settings of the environment: what the code falls back to, or what the project's `.env` files say of models. */

import { text, unknown, type Value } from '../value';
import { moduleOf, type Scope } from './fileIndex';

/** A file that is in force says more than the code's default, which says more than an example. */
export function environmentValue(
  variable: string | null,
  fallback: Value | null,
  code: string,
  scope: Scope,
): Value {
  const setting = variable === null ? null : (moduleOf(scope).links?.environment(variable) ?? null);
  const isKnown = fallback !== null && fallback.kind !== 'unknown' && fallback.kind !== 'nothing';
  if (setting !== null && (setting.isInForce || !isKnown))
    return text([{ kind: 'static', text: setting.value }], 'env');
  return isKnown ? { ...fallback, origin: 'env' } : unknown(code, 'env');
}
