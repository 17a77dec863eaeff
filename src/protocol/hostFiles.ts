/** Requests of a language server that has no disk, in a browser, to the extension: files of the workspace by their URI. */

import * as z from 'zod/mini';

export const HOST_REQUESTS = {
  listFolder: 'breakeven/listFolder',
  readFile: 'breakeven/readFile',
} as const;

export const listFolderParams = z.object({ uri: z.string() });
/** Null for a folder that cannot be read. What is neither a file nor a folder, such as a symbolic link, is `other`. */
export const listFolderSchema = z.nullable(
  z.array(z.object({ name: z.string(), kind: z.enum(['file', 'folder', 'other']) })),
);

export const readFileParams = z.object({ uri: z.string(), maxBytes: z.int().check(z.gte(0)) });
/** `text` is null for a file that is larger than asked for; the answer is null for one that cannot be read. */
export const readFileSchema = z.nullable(z.object({ bytes: z.number(), text: z.nullable(z.string()) }));

export type ListedEntry = NonNullable<z.infer<typeof listFolderSchema>>[number];
export type FileReading = z.infer<typeof readFileSchema>;

/** First message to the worker: where the bundled assets lie, as a URL, and the port of the connection. */
export interface WorkerStart {
  readonly assets: string;
  readonly port: InstanceType<typeof MessagePort>;
}
