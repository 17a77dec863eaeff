/** What test/harness/lanes/ui.mjs hands over: a running VS Code server with the packed extension installed. */
export interface UiEnvironment {
  readonly port: number;
  /** Folder that each workbench gets a copy of. */
  readonly sampleWorkspace: string;
  /** The user's settings.json of the server. */
  readonly settingsFile: string;
  /** Settings of a quiet editor, under those of a test. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly chromium: { readonly executablePath: string; readonly args: string[] };
}

/** @throws when not started by the UI lane. */
export function readUiEnvironment(): UiEnvironment {
  const text = process.env.BREAKEVEN_UI;
  if (!text) throw new Error('UI tests need a running VS Code: start them by `npm run test:ui`.');
  return JSON.parse(text);
}
