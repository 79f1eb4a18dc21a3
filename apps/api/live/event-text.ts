/**
 * What streams tell. `ready` says that everything before it has been told, `resync` that something may have been missed, `beat`
 * that somebody is there, `farewell` that this is the end.
 */
export type LiveEvent = 'ready' | 'change' | 'notice' | 'presence' | 'resync' | 'beat' | 'farewell';

/** One server-sent event as it goes over the wire. */
export const eventText = (event: LiveEvent, data: object = {}): string =>
  `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
