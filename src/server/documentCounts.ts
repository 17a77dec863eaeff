/** Token counts of open documents and of large parts of them, which follow the edits. */

import type {
  Range,
  TextDocumentContentChangeEvent,
  TextDocumentsConfiguration,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CountedDocument, LoadedCounter } from '../core/tokens/counter';
import type { TokenCount } from '../core/tokens/tokenCount';

/** UTF-16 units: what is shorter is counted in a fraction of a millisecond. */
const WORTH_FOLLOWING = 2 ** 14;

interface Counted {
  /** Family that the document was counted for. */
  readonly family: string;
  readonly document: CountedDocument;
}

/** Documents of which something large was asked, until they are closed. */
export class DocumentCounts {
  private readonly counted = new Map<string, Counted>();

  /** For the manager of open documents: every edit passes here on its way. */
  readonly configuration: TextDocumentsConfiguration<TextDocument> = {
    create: TextDocument.create,
    update: (document, changes, version) => {
      for (const change of changes) {
        this.follow(document, change);
        TextDocument.update(document, [change], version);
      }
      return document;
    },
  };

  /** Tokens of a part of the document as it is now, or of all of it. */
  count(document: TextDocument, range: Range | null, counter: LoadedCounter): TokenCount {
    const [start, end] = range === null ? [0, document.getText().length] : offsetsOf(document, range);
    if (end - start < WORTH_FOLLOWING) return counter.count(document.getText().slice(start, end));
    return this.documentOf(document, counter).countOf(start, end);
  }

  forget(uri: string): void {
    this.counted.delete(uri);
  }

  private documentOf(document: TextDocument, counter: LoadedCounter): CountedDocument {
    const family = counter.family.id;
    const known = this.counted.get(document.uri);
    if (known?.family === family) return known.document;
    const opened = counter.open(document.getText());
    this.counted.set(document.uri, { family, document: opened });
    return opened;
  }

  /** `document` does not have the change yet. */
  private follow(document: TextDocument, change: TextDocumentContentChangeEvent): void {
    const known = this.counted.get(document.uri);
    if (known === undefined) return;
    if (!('range' in change)) {
      this.forget(document.uri);
      return;
    }
    const [start, end] = offsetsOf(document, change.range);
    known.document.edit(start, end - start, change.text);
  }
}

/** In order, whichever end the editor names first. */
function offsetsOf(document: TextDocument, { start, end }: Range): [number, number] {
  const [one, other] = [document.offsetAt(start), document.offsetAt(end)];
  return [Math.min(one, other), Math.max(one, other)];
}
