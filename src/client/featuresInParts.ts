import type { BaseLanguageClient, StaticFeature } from 'vscode-languageclient';
import { inParts, nextTurn } from './inParts';

/** Lets others have their turn between one feature and the next, when the client has started: it would register all in one go. */
export function registerInParts(client: BaseLanguageClient): void {
  const waiting: (() => void)[] = [];
  const begin = async () => {
    // All have been handed over by then.
    await nextTurn();
    await inParts(waiting.map((register) => () => client.isRunning() && register()));
  };
  for (const feature of featuresOf(client)) {
    const initialize = feature.initialize.bind(feature);
    feature.initialize = (...given) => {
      waiting.push(() => initialize(...given));
      if (waiting.length === 1) void begin();
    };
  }
}

/** Those of the server that take a millisecond or two each. */
function featuresOf(client: BaseLanguageClient): readonly StaticFeature[] {
  return [
    client.getFeature('textDocument/hover'),
    client.getFeature('textDocument/completion'),
    client.getFeature('textDocument/codeAction'),
    client.getFeature('textDocument/inlayHint'),
  ];
}
