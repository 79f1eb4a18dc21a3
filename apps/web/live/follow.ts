import { Problem } from '../api/problem.ts';
import { refresh } from '../session/tokens.ts';
import { nowLive, nowLost } from './connection.ts';
import { readStream } from './read-stream.ts';
import { say, type Heard } from './said.ts';

/** Waits between tries (milliseconds), longer from try to try, and never all browsers at the same moment. */
const [SHORTEST, LONGEST] = [500, 10_000];

/** Newer streams of the same person took the place: no hurry (milliseconds). */
const CROWDED = 60_000;

/** What tabs of one person tell each other. */
type Told = { heard: Heard } | { lost: true } | { asks: true } | { isLive: boolean };

/**
 * Follows the stream for as long as somebody is signed in. Browsers open six connections to one address at most over HTTP/1.1,
 * so one tab of a person reads the stream and tells the others; when it is closed, the next one reads.
 */
export function follow(personId: string): () => void {
  const stop = new AbortController();
  const others = new BroadcastChannel(`amends-live-${personId}`);
  const tell: (told: Told) => void = others.postMessage.bind(others);
  const place: Place = { position: null, isLeading: false, isLive: false };
  others.addEventListener('message', ({ data: told }: MessageEvent<Told>) => {
    if ('asks' in told) {
      if (place.isLeading) tell({ isLive: place.isLive });
    } else if ('heard' in told) take(place, told.heard);
    else if ('lost' in told) nowLost();
    else if (told.isLive && !place.isLive) take(place, { event: 'ready' });
  });
  tell({ asks: true });
  const lead = () => readOn(place, stop.signal, tell);
  if ('locks' in navigator) {
    // Refused when it was stopped while it stood in line.
    navigator.locks.request(others.name, { signal: stop.signal }, lead).catch(() => undefined);
  } else void lead();
  return () => {
    stop.abort();
    others.close();
  };
}

interface Place {
  position: string | null;
  isLeading: boolean;
  isLive: boolean;
}

function take(place: Place, heard: Heard): void {
  place.position = heard.position ?? place.position;
  if (heard.event === 'ready') {
    place.isLive = true;
    nowLive();
  }
  say(heard);
}

/** Reads one stream after the other until it is stopped or nobody is signed in. */
async function readOn(place: Place, signal: AbortSignal, tell: (told: Told) => void): Promise<void> {
  place.isLeading = true;
  let tries = 0;
  while (!signal.aborted) {
    let pause: number | null = null;
    try {
      await readStream(place.position, signal, (heard) => {
        if (heard.event === 'ready') tries = 0;
        if (heard.event === 'farewell') pause = heard.data.why === 'crowded' ? CROWDED : 0;
        take(place, heard);
        tell({ heard });
      });
    } catch (error) {
      if (error instanceof Problem && error.status === 401 && !(await refresh().catch(() => true))) return;
    }
    if (signal.aborted) return;
    place.isLive = false;
    nowLost(!navigator.onLine);
    tell({ lost: true });
    await untilNextTry(pause ?? Math.min(LONGEST, SHORTEST * 2 ** tries++), signal);
  }
}

/** The device coming back online ends the waiting; so does the stop. */
function untilNextTry(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds * (0.75 + Math.random() / 2));
    addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}
