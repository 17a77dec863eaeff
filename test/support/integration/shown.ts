import * as vscode from 'vscode';

/** Puts functions in the place of VS Code's for the body. Extensions and tests of one folder get the same `vscode`. */
export async function withWindow(
  functions: Partial<typeof vscode.window>,
  body: () => Promise<void>,
): Promise<void> {
  const real = { ...vscode.window };
  Object.assign(vscode.window, functions);
  try {
    await body();
  } finally {
    for (const name of Object.keys(functions))
      Object.assign(vscode.window, { [name]: Reflect.get(real, name) });
  }
}

/** The messages of the kind that are shown while the body runs; VS Code does not show them. */
export async function messagesOf(
  kind: 'showErrorMessage' | 'showWarningMessage',
  body: () => Promise<void>,
): Promise<string[]> {
  const said: string[] = [];
  await withWindow({ [kind]: async (message: string) => void said.push(message) }, body);
  return said;
}
