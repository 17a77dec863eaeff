import * as vscode from 'vscode';

/** Of a folder that is moved or deleted, VS Code says nothing of what is in it. Files that are made are the matter of other watchers. */
export function watchFolders(): vscode.FileSystemWatcher {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*', false, true, false);
  const made = new vscode.EventEmitter<vscode.Uri>();
  watcher.onDidCreate(async (uri) => {
    const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => null);
    if (stat?.type === vscode.FileType.Directory) made.fire(uri);
  });
  return {
    ignoreCreateEvents: false,
    ignoreChangeEvents: true,
    ignoreDeleteEvents: false,
    onDidCreate: made.event,
    onDidChange: watcher.onDidChange,
    onDidDelete: watcher.onDidDelete,
    dispose: () => {
      watcher.dispose();
      made.dispose();
    },
  };
}
