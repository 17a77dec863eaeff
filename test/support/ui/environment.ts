/** What test/harness/lanes hand over: a running VS Code server, with the packed extension installed or served beside it. */
export interface UiEnvironment {
  readonly port: number;
  /** Where the extension is served to run in the browser; absent where it is installed in the server. */
  readonly extensionPort?: number;
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
  if (!text)
    throw new Error('UI tests need a running VS Code: start them by `npm run test:ui` or `test:web`.');
  return JSON.parse(text);
}
