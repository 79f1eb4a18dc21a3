import type { components } from '../api/schema';
import { problemOf, Problem } from '../api/problem.ts';

type Session = components['schemas']['SessionView'];
export type Me = Session['agent'];

/** Refreshed so long before its end (milliseconds) that no request is on the way when the token ends. */
const EARLY = 60_000;

/*
 * The access token lives in memory alone; what outlives a reload is the HttpOnly cookie, which only the api can read and
 * which no other site can make a browser send (SameSite=Strict).
 */
let session: (Session & { endsAt: number }) | null = null;
let listeners: (() => void)[] = [];
let refreshing: Promise<boolean> | null = null;

export const currentSession = (): Session | null => session;

export function onSession(listener: () => void): () => void {
  listeners = [...listeners, listener];
  return () => (listeners = listeners.filter((one) => one !== listener));
}

/** @throws Problem when the address or the password is wrong */
export async function signIn(email: string, password: string, language: string): Promise<void> {
  const headers = { 'content-type': 'application/json', 'accept-language': language };
  keep(await post('/api/v1/sessions', { headers, body: JSON.stringify({ email, password }) }));
}

/** The session that took the place of all others, with a password that was changed here. */
export const goOnAs = (next: Session): void => keep(next);

const farewells = new Set<() => Promise<void>>();

/** Done before a person signs out, with the token still good. What it throws keeps the person here. */
export function onSignOut(farewell: () => Promise<void>): void {
  farewells.add(farewell);
}

/** The other tabs of this browser, which live by the same cookie. */
const tabs = new BroadcastChannel('amends-session');
const tellTabs: (what: 'signed-out') => void = tabs.postMessage.bind(tabs);
tabs.addEventListener('message', () => keep(null));

/** @throws Problem when something of the person could not be brought to its end, and so the person is signed in still */
export async function signOut(): Promise<void> {
  await Promise.all([...farewells].map((farewell) => farewell()));
  const { ok, status } = await send('/api/v1/sessions/current', { method: 'DELETE' });
  if (!ok && status !== 401) throw problemOf(status, null);
  keep(null);
  tellTabs('signed-out');
}

/** The token for the next request; null: sign in first. */
export async function accessToken(): Promise<string | null> {
  if (session && performance.now() > session.endsAt - EARLY) await refresh();
  return session?.accessToken ?? null;
}

/** Gets a new token by the cookie. @returns whether somebody is signed in; offline the old session stays */
export function refresh(): Promise<boolean> {
  // One tab after the other: a refresh token serves once, and the second of two would count as stolen.
  refreshing ??= alone(async () => {
    try {
      keep(await post('/api/v1/sessions/refresh', {}));
    } catch (error) {
      if (error instanceof Problem && error.status === 401) keep(null);
      else if (!session) throw error;
    }
    return session !== null;
  }).finally(() => (refreshing = null));
  return refreshing;
}

const alone = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? navigator.locks.request('amends-refresh', work) : work();

const send = (path: string, init: RequestInit): Promise<Response> =>
  fetch(path, init).catch(() => {
    throw new Problem(0, 'offline', 'offline');
  });

async function post(path: string, init: RequestInit): Promise<Session> {
  const response = await send(path, { method: 'POST', ...init });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemOf(response.status, body);
  return body as Session;
}

/** Whose things are in the page's memory: stays known after a session has ended. */
let owner: string | null = null;
let strangers: (() => void)[] = [];

/** Called when another person signs in where somebody was before: what was read for the one is not for the other. */
export function onStranger(listener: () => void): void {
  strangers = [...strangers, listener];
}

function keep(next: Session | null): void {
  if (next && owner !== null && owner !== next.agent.id) for (const listener of strangers) listener();
  owner = next?.agent.id ?? owner;
  session = next && { ...next, endsAt: performance.now() + next.expiresIn * 1000 };
  for (const listener of listeners) listener();
}
