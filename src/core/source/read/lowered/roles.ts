/** Roles of messages, as the names of functions, types and constants say them. */

import type { Role } from '../../callSite';
import { roleNamed } from '../../roleNamed';

/** `SystemMessage`, `NewUserMessage`, `addUserMessageOfBlockParams`, `ChatCompletionRequestUserMessageArgs`. */
const MESSAGE =
  /(?:^|[a-z])(System|Developer|User|Human|Assistant|Tool)(?:Chat)?Message(?:Item|Param|Args|Builder)?(?:Of[A-Z]\w*)?$/;

/** The role in the last name of a dotted path; null when it names no message. */
export function roleOfMessage(path: string): Role | null {
  return roleNamed(MESSAGE.exec(lastName(path))?.[1] ?? '');
}

/** `ChatMessageRoleUser`, `Role.USER`, `MessageParam.Role.USER`, `ChatRole::System`. */
export function roleOfConstant(path: string): Role | null {
  const name = /Role(?:_|[.]|::)?(system|developer|user|assistant|tool)$/i.exec(path)?.[1];
  return roleNamed(name ?? '');
}

export function lastName(path: string): string {
  return path.split(/[.:\\]+|->/).at(-1) ?? path;
}
