import { createParser } from 'eventsource-parser';
import { Problem } from '../api/problem.ts';
import { accessToken } from '../session/tokens.ts';
import type { Heard, Said } from './said.ts';

/** The api gives a sign of life every 5 seconds; after three that did not come (milliseconds) nobody is there. */
const SILENCE = 16_000;

/**
 * Opens one stream and reads it to its end. By fetch, since an EventSource cannot send the token.
 * @param after the position to go on from; null: from now on
 * @throws Problem when it is refused; something else when it breaks off
 */
export async function readStream(
  after: string | null,
  signal: AbortSignal,
  hear: (heard: Heard) => void,
): Promise<void> {
  const token = await accessToken();
  if (!token) throw new Problem(401, 'sign-in-first', 'signed out');
  const silence = new AbortController();
  const headers = { authorization: `Bearer ${token}`, ...(after !== null && { 'last-event-id': after }) };
  const cut = (): void => silence.abort();
  // The device knows it before anybody misses a sign of life.
  addEventListener('offline', cut);
  let timer = setTimeout(cut, SILENCE);
  try {
    const stop = AbortSignal.any([signal, silence.signal]);
    const response = await fetch('/api/v1/live', { headers, signal: stop, cache: 'no-store' });
    if (!response.ok || !response.body) throw new Problem(response.status, 'not-live', response.statusText);
    const parser = createParser({
      onEvent: ({ id, event, data }) => hear({ event, data: JSON.parse(data), position: id } as Said & Heard),
    });
    const reader = response.body
      .pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>)
      .getReader();
    for (;;) {
      const { done, value } = await reader.read();
      clearTimeout(timer);
      if (done) return;
      timer = setTimeout(cut, SILENCE);
      parser.feed(value);
    }
  } finally {
    removeEventListener('offline', cut);
    clearTimeout(timer);
  }
}
