/** What is used of the editor's files. */
export interface Files<Uri> {
  writeFile(file: Uri, content: Uint8Array): PromiseLike<void>;
  rename(from: Uri, to: Uri, options: { overwrite: boolean }): PromiseLike<void>;
  delete(file: Uri): PromiseLike<void>;
}

/**
 * Writes the whole file or none of it: what was there stays until the new text lies beside it.
 * @param neighbour In the same folder, for a moment.
 */
export async function replaceFile<Uri>(
  files: Files<Uri>,
  file: Uri,
  neighbour: Uri,
  text: string,
): Promise<void> {
  try {
    await files.writeFile(neighbour, new TextEncoder().encode(text));
    await files.rename(neighbour, file, { overwrite: true });
  } catch (error) {
    await files.delete(neighbour).then(undefined, () => undefined);
    throw error;
  }
}
