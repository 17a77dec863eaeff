import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A host of prices on this machine, which answers as the test says. */
export class PriceHost {
  answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.end();
  readonly asked: { readonly path: string; readonly etag: string | undefined }[] = [];
  private readonly server = createServer((request, response) => {
    this.asked.push({ path: request.url ?? '', etag: request.headers['if-none-match'] });
    // A connection that is used again may be one that the test before has broken.
    response.setHeader('connection', 'close');
    this.answer(request, response);
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  url(path = '/data.json', host = '127.0.0.1'): string {
    return `http://${host}:${(this.server.address() as AddressInfo).port}${path}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** As many models as a real file has at least, of one provider, the first with the price that is given. */
export function aPriceFile(inputUsdPerMillion: number) {
  const names = ['gpt-4o', ...Array.from({ length: 150 }, (_, index) => `model-${index}`)];
  const models = names.map((id) => ({
    id,
    match: { equals: id },
    prices: { input_mtok: inputUsdPerMillion, output_mtok: 10 },
  }));
  return [{ id: 'openai', name: 'OpenAI', api_pattern: 'https://api\\.openai\\.com', models }];
}
