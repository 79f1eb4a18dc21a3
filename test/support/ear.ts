import { until } from './until.ts';

export interface Heard {
  id?: string | undefined;
  event: string;
  data: Record<string, unknown>;
}

/** Listens to a stream of the api over real HTTP, as the console does. */
export class Ear {
  readonly heard: Heard[] = [];
  /** Whether the stream has ended. */
  isOver = false;
  private readonly abort = new AbortController();

  private constructor(readonly status: number) {}

  /** @param after the position where a stream broke off, as `Last-Event-ID` */
  static async open(url: string, authorization: string, after?: string): Promise<Ear> {
    const abort = new AbortController();
    const headers = { authorization, ...(after !== undefined && { 'last-event-id': after }) };
    const response = await fetch(`${url}/api/v1/live`, { headers, signal: abort.signal });
    const ear = new Ear(response.status);
    Object.assign(ear, { abort });
    void ear.read(response);
    if (response.ok) await ear.hears('ready');
    return ear;
  }

  /** The position of the last event that had one. */
  get position(): string | undefined {
    return this.heard.findLast(({ id }) => id !== undefined)?.id;
  }

  /** Waits for an event, and for what it holds. */
  hears(event: string, expected: Record<string, unknown> = {}): Promise<Heard> {
    return this.hearsWhere(event, (data) => Object.entries(expected).every(([name, value]) => data[name] === value));
  }

  hearsWhere(event: string, matches: (data: Record<string, unknown>) => boolean): Promise<Heard> {
    const look = () => this.heard.find((one) => one.event === event && matches(one.data));
    return until(`${event} is heard as wished; it was ${JSON.stringify(this.heard)}`, look, 5_000);
  }

  /** The events of one kind so far, as their data. */
  all(event: string): Record<string, unknown>[] {
    return this.heard.filter((one) => one.event === event).map(({ data }) => data);
  }

  close(): void {
    this.abort.abort();
  }

  private async read(response: Response): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const chunk of response.body!) {
        rest += decoder.decode(chunk as Uint8Array, { stream: true });
        const events = rest.split('\n\n');
        rest = events.pop()!;
        this.heard.push(...events.map(eventOf));
      }
    } catch {
      // Closed by us, or cut.
    }
    this.isOver = true;
  }
}

function eventOf(text: string): Heard {
  const fields = Object.fromEntries(text.split('\n').map((line) => line.split(/: (.*)/s, 2)));
  const { id, event = '', data = '{}' } = fields as Record<string, string | undefined>;
  return { id, event, data: JSON.parse(data) as Record<string, unknown> };
}
