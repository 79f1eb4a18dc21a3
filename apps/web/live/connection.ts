import { useSyncExternalStore } from 'react';

/** How the stream is: on its way for the first time, there, or gone for longer than a moment. */
export type Connection = 'opening' | 'live' | 'lost';

/** A break shorter than this (milliseconds) is not worth a word: a new token, a new version of the service. */
const MOMENT = 3_000;

let connection: Connection = 'opening';
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

export const currentConnection = (): Connection => connection;

export function useConnection(): Connection {
  return useSyncExternalStore(listen, currentConnection);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function nowLive(): void {
  clearTimeout(timer);
  timer = undefined;
  become('live');
}

/** @param isCertain the device itself says that it is offline */
export function nowLost(isCertain = false): void {
  if (isCertain) become('lost');
  else timer ??= setTimeout(() => become('lost'), MOMENT);
}

/** Nobody is signed in, so nothing is to be connected. */
export function nowNothing(): void {
  clearTimeout(timer);
  timer = undefined;
  become('opening');
}

function become(next: Connection): void {
  if (next === connection) return;
  connection = next;
  for (const listener of listeners) listener();
}
