/** The keys of undo and redo. A field of free text, which is no input of the scenario, keeps its own. */

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  composedPath(): readonly unknown[];
}

export const OWN_UNDO = 'data-own-undo';

/** Null for any other key, and where the key belongs to what has the focus. */
export function stepOfKey(event: Pressed): 'undo' | 'redo' | null {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (ctrlKey === metaKey || altKey || event.composedPath().some(hasOwnUndo)) return null;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && ctrlKey && !shiftKey ? 'redo' : null;
}

function hasOwnUndo(target: unknown): boolean {
  const holder = target as { hasAttribute?: (name: string) => boolean } | null;
  return holder?.hasAttribute?.(OWN_UNDO) === true;
}
