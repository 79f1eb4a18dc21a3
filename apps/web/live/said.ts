import type { components } from '../api/schema';

type Schemas = components['schemas'];

/** What the stream says; see the api's `/live`. */
export type Said =
  | { event: 'ready' | 'resync' | 'beat' }
  | { event: 'change'; data: Schemas['LiveChange'] }
  | { event: 'notice'; data: Schemas['LiveNotice'] }
  | { event: 'presence'; data: Schemas['LivePresence'] }
  | { event: 'farewell'; data: Schemas['LiveFarewell'] };

/** Something that was said, and the position to go on from afterwards, if it has one. */
export type Heard = Said & { position?: string | undefined };

type Listener = (said: Said) => void;
const listeners = new Set<Listener>();

export function onSaid(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function say(said: Said): void {
  for (const listener of listeners) listener(said);
}
