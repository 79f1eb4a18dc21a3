import { setTimeout as wait } from 'node:timers/promises';

/** How long one request is tried again before the test gives up (milliseconds). */
const PATIENCE = 180_000;

export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/** A client that tries again until it has an answer that is not the server's fault. */
export class PersistentClient {
  token = '';

  constructor(private readonly origin: string) {}

  async signIn(email: string, password: string): Promise<void> {
    const { body } = await this.post('/api/v1/sessions', { email, password });
    this.token = String(body.accessToken);
  }

  async post(path: string, body: object): Promise<Answer> {
    const end = performance.now() + PATIENCE;
    for (;;) {
      const answer = await this.once(path, body).catch(() => null);
      if (answer && answer.status < 500) return answer;
      if (performance.now() > end)
        throw new Error(`No answer from ${path} within ${PATIENCE / 1000} s, last ${JSON.stringify(answer)}`);
      await wait(50);
    }
  }

  private async once(path: string, body: object): Promise<Answer> {
    const response = await fetch(this.origin + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(this.token && { Authorization: `Bearer ${this.token}` }) },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }
}
