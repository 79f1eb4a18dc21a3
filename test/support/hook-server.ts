import {
  createServer,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the next call is answered. */
type Answer = { status: number; headers?: OutgoingHttpHeaders } | 'silence' | 'hang-up' | 'endless';

/** A real HTTP server that keeps the calls it gets. Answers 200 unless told otherwise. */
export class TestHookServer {
  readonly calls: { method: string; path: string; headers: IncomingHttpHeaders; body: string }[] = [];
  /** Answers of the next calls, in order. */
  answers: Answer[] = [];
  /** Calls that were met with silence and still wait. */
  silent: ServerResponse[] = [];
  private server: Server | null = null;

  /** @returns its address */
  async start(): Promise<string> {
    this.calls.length = 0;
    [this.answers, this.silent] = [[], []];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        this.calls.push({ method, path: url, headers, body: Buffer.concat(chunks).toString() });
        const answer = this.answers.shift() ?? { status: 200 };
        if (answer === 'silence') return void this.silent.push(response);
        if (answer === 'hang-up') return void request.socket.destroy();
        if (answer !== 'endless') return void response.writeHead(answer.status, answer.headers).end('thanks');
        const more = (): void => void (response.write('x'.repeat(10_000)) && setImmediate(more));
        response.on('drain', more);
        response.on('error', () => undefined);
        response.writeHead(200);
        more();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.server = server;
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (!server) return;
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
