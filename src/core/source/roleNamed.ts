/** Roles of messages by the words that APIs, SDKs and files have for them. */

import type { Role } from './callSite';

const ROLES: ReadonlyMap<string, Role> = new Map(
  Object.entries({
    system: 'system',
    developer: 'developer',
    user: 'user',
    human: 'user',
    assistant: 'assistant',
    ai: 'assistant',
    model: 'assistant',
    tool: 'tool',
    function: 'tool',
  }),
);

/** In any case; null for a word that names no role. */
export function roleNamed(name: string): Role | null {
  return ROLES.get(name.toLowerCase()) ?? null;
}
