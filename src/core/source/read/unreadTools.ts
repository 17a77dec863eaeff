/** Tools that a call sends and whose definitions are not in the code that is read. */

import type { AttachedSchema, UnreadTools } from '../callSite';
import { plainText, type Value } from '../value';
import { jsonOf } from './sentJson';

/** Members that a tool has, or a set of them; the members of other records are tools by their names. */
const OF_A_TOOL = /^(?:type|name|description|function|parameters|input_?schema|toolSpec|strict)$/i;
const OF_A_SET = /^(?:function_?declarations|tools)$/i;

/** @param tools What a call is given as its tools: a list, a record by names, or something that holds either. */
export function unreadTools(tools: Value): UnreadTools {
  switch (tools.kind) {
    case 'list':
      return total(tools.items.map((item) => (isList(item) ? unreadTools(item) : unreadTool(item))));
    case 'record':
      return unreadIn(tools.entries, tools.spreads.length);
    case 'spread':
    case 'unknown':
      return A_LIST;
    default:
      return NONE;
  }
}

const NONE: UnreadTools = { tools: 0, lists: 0 };
const ONE: UnreadTools = { tools: 1, lists: 0 };
const A_LIST: UnreadTools = { tools: 0, lists: 1 };

function isList({ kind }: Value): boolean {
  return kind === 'list' || kind === 'spread';
}

function unreadTool(tool: Value): UnreadTools {
  if (tool.kind === 'record') return unreadIn(tool.entries, 0);
  return tool.kind === 'unknown' ? ONE : NONE;
}

function unreadIn(entries: ReadonlyMap<string, Value>, lists: number): UnreadTools {
  const members = [...entries];
  const sets = members.filter(([name]) => OF_A_SET.test(name));
  if (sets.length > 0) return total(sets.map(([, set]) => unreadTools(set)));
  if (plainText(entries.get('type')) === 'mcp') return A_LIST;
  if (members.some(([name]) => OF_A_TOOL.test(name))) return NONE;
  return total([{ tools: 0, lists }, ...members.map(([, tool]) => (tool.kind === 'unknown' ? ONE : NONE))]);
}

function total(counts: readonly UnreadTools[]): UnreadTools {
  return {
    tools: counts.reduce((sum, { tools }) => sum + tools, 0),
    lists: counts.reduce((sum, { lists }) => sum + lists, 0),
  };
}

/** Of tools that cannot be read, the name is nothing that is sent. */
export function toolsJson(sent: Value): ReturnType<typeof jsonOf> {
  const isRead = ({ kind }: Value) => kind !== 'unknown' && kind !== 'spread';
  if (!isRead(sent)) return { text: '[]', complete: false };
  if (sent.kind === 'list') {
    const { text, complete } = jsonOf({ ...sent, items: sent.items.filter(isRead) });
    return { text, complete: complete && sent.items.every(isRead) };
  }
  return jsonOf(sent);
}

/** The member of an attachment that says so. */
export function withUnread(kind: 'tools' | 'outputSchema', sent: Value): { unread?: UnreadTools } {
  const unread = kind === 'tools' ? unreadTools(sent) : NONE;
  return unread.tools + unread.lists === 0 ? {} : { unread };
}

/** The tools of a call with those of servers and the like, of which each has a list of its own. */
export function withSets(tools: readonly AttachedSchema[], sets: readonly Value[]): AttachedSchema[] {
  const lists = sets.reduce((sum, set) => sum + (set.kind === 'list' ? set.items.length : listsOf(set)), 0);
  if (lists === 0) return [...tools];
  const [first, ...others] = tools;
  const own: AttachedSchema = first ?? { kind: 'tools', text: '[]', complete: false };
  const unread = total([own.unread ?? NONE, { tools: 0, lists }]);
  return [{ ...own, complete: false, unread }, ...others];
}

function listsOf(set: Value): number {
  return set.kind === 'nothing' ? 0 : 1;
}

/** No tools at all, which is as good as none given. */
export function holdsNothing(value: Value): boolean {
  return (
    (value.kind === 'list' && value.items.length === 0) ||
    (value.kind === 'record' && value.entries.size + value.spreads.length === 0)
  );
}
