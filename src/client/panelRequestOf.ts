import { type PanelRequest, panelRequestSchema } from '../protocol/panel';

/** What a page has sent, where it is a request of the panel's; anything else is dropped, with a word in the log. */
export function panelRequestOf(
  message: unknown,
  log: { warn(text: string): void },
  page: string,
): PanelRequest | null {
  const parsed = panelRequestSchema.safeParse(message);
  if (parsed.success) return parsed.data;
  log.warn(`A message of the ${page} was not understood: ${parsed.error.message}`);
  return null;
}
