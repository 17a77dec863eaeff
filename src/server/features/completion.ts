import { type CompletionItem, CompletionItemKind, type Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { asWord, DIRECTIVE_KEYS } from '../../core/project/directiveWords';
import type { PlacedDirective } from '../../core/project/documentEstimate';
import type { TextPosition } from '../../core/source/callSite';
import type { Session } from '../session';
import { modelItems } from './modelItems';
import { safely } from './safely';

/** Keys that mean something without a value. */
const BARE = new Set(['batch', 'ignore']);
const MODEL_KEY = 'model=';

/** Keys, variables and models inside a `breakeven:` comment, and nothing anywhere else. */
export function registerCompletion(connection: Connection, session: Session): void {
  connection.onCompletion((params) =>
    safely(connection, 'completion', null, async () => {
      const { uri } = params.textDocument;
      const document = session.document(uri);
      if (document === undefined) return null;
      const before = lineUpTo(document, params.position);
      const word = wordBeingTyped(before);
      const model = word?.startsWith(MODEL_KEY) === true ? word.slice(MODEL_KEY.length) : null;
      if (word === null || (word.includes('=') && model === null)) return null;
      const estimate = await session.estimateOpen(uri);
      const placed = estimate?.directives.find(({ directive }) =>
        isIn(directive.range, params.position, document),
      );
      if (placed === undefined) return null;
      if (model === null) return itemsOf(placed, word, params.position);
      const { catalog, now } = await session.currentContext(uri);
      return modelItems(catalog.search(model, now), model, params.position);
    }),
  );
}

function lineUpTo(document: TextDocument, { line, character }: TextPosition): string {
  return document.getText({ start: { line, character: 0 }, end: { line, character } });
}

/** The word that the cursor stands behind; null where none is to be written: in a reason, in other text. */
function wordBeingTyped(before: string): string | null {
  const words = /breakeven(?:-file)?[ \t]*:(.*)$/.exec(before)?.[1];
  if (words === undefined || /\s--(?:\s|$)/.test(words)) return null;
  return /[^\s,;]*$/.exec(words)?.[0] ?? '';
}

/** Blanks after the last word belong to the comment as well. */
function isIn(
  range: PlacedDirective['directive']['range'],
  at: TextPosition,
  document: TextDocument,
): boolean {
  if (at.line !== range.start.line || at.character <= range.start.character) return false;
  return at.character <= range.end.character || document.getText({ start: range.end, end: at }).trim() === '';
}

function itemsOf(
  { directive, variables }: PlacedDirective,
  word: string,
  at: TextPosition,
): CompletionItem[] {
  const given = new Set(
    directive.words.filter(({ nameRange }) => nameRange.end.character < at.character).map(({ name }) => name),
  );
  const range = { start: { ...at, character: at.character - word.length }, end: at };
  const item = (
    name: string,
    text: string,
    detail: string,
    kind: CompletionItemKind,
    order: number,
  ): CompletionItem => ({
    label: name,
    kind,
    detail,
    sortText: `${order}${name}`,
    filterText: text,
    textEdit: { range, newText: text },
  });
  const keys = Object.entries(DIRECTIVE_KEYS).map(([name, { detail }], index) =>
    item(name, BARE.has(name) ? name : `${name}=`, detail, CompletionItemKind.Property, index),
  );
  const sizes = [...variables]
    .filter((name) => !Object.hasOwn(DIRECTIVE_KEYS, name))
    .map((name) =>
      item(
        name,
        `${asWord(name)}=`,
        'Size of this prompt variable in tokens',
        CompletionItemKind.Variable,
        8,
      ),
    );
  return [...keys, ...sizes].filter(({ label }) => !given.has(label));
}
