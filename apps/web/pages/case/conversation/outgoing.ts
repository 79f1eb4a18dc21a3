import i18next from 'i18next';
import { answer, api } from '../../../api/client.ts';
import { newKey } from '../../../api/new-key.ts';
import { Problem } from '../../../api/problem.ts';
import { language } from '../../../i18n/i18n.ts';
import type { components } from '../../../api/schema';
import { currentSession, onSignOut } from '../../../session/tokens.ts';
import { showProblem } from '../../../ui/show-problem.tsx';
import { draftKey, returnToDraft, type Attachment } from './drafts.ts';
import { outgoingKey } from './outgoing-key.ts';
import { forgetUnsure, rememberUnsure, unsureKey } from './unsure.ts';

/** So long a reply can be taken back (milliseconds). */
export const UNDO_WITHIN = 8_000;

/** A browser sends at most this much when its page closes (bytes), all requests together. */
const LAST_WORDS = 60_000;

/** Another tab that still counts down is not interfered with (milliseconds). */
const ABANDONED = 10_000;

type Body = components['schemas']['AddMessageBody'];

/** A message that was sent off and may still be here. */
export interface Outgoing {
  /** Its Idempotency-Key: sent again under it, it is added once. */
  key: string;
  personId: string;
  reference: string;
  body: Body;
  files: Attachment[];
  /** When it leaves (milliseconds since 1970). */
  leavesAt: number;
  state: 'waiting' | 'leaving';
}

/** A message that did not leave, or of which nobody knows whether it did. */
export interface Failed {
  personId: string;
  reference: string;
  body: Body;
  error: unknown;
}

let outgoing: readonly Outgoing[] = [];
let failed: readonly Failed[] = [];
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();
const settled = new Set<(reference: string) => void>();
/** Cases of which the composer is on the screen: it tells itself what did not leave. */
const watched: string[] = [];
/** Those that are on their way right now; each tells whether it arrived. */
const underWay = new Set<Promise<boolean>>();

export const currentOutgoing = (): readonly Outgoing[] => outgoing;
export const currentFailed = (): readonly Failed[] => failed;

export function onOutgoing(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Hears of every case of which a message has arrived. */
export function onSettled(listener: (reference: string) => void): () => void {
  settled.add(listener);
  return () => settled.delete(listener);
}

/** A composer is there that shows what did not leave of this case. @returns it is there no longer */
export function watch(reference: string): () => void {
  watched.push(reference);
  return () => void watched.splice(watched.indexOf(reference), 1);
}

/** Sends off. @param wait how long it can be taken back (milliseconds) */
export function sendOff(message: Omit<Outgoing, 'key' | 'leavesAt' | 'state'>, wait: number): void {
  // Tried again word by word it goes under its old key: should it have arrived the first time, it is not added twice.
  const key = unsureKey(message.personId, message.reference, message.body) ?? newKey();
  const one: Outgoing = { ...message, key, leavesAt: Date.now() + wait, state: 'waiting' };
  forgetFailure(message.reference);
  change([...outgoing, one]);
  timers.set(
    one.key,
    setTimeout(() => void leave(one), wait),
  );
}

/** Takes it back, if it has not left. @returns whether it is back in the draft */
export function undo(key: string): boolean {
  const one = outgoing.find((message) => message.key === key && message.state === 'waiting');
  if (!one) return false;
  drop(one);
  returnToDraft(draftKey(one.personId, one.reference), one.body.kind, one.body.body, one.files, true);
  return true;
}

/** Does not wait any longer. */
export function sendNow(key: string): void {
  const one = outgoing.find((message) => message.key === key && message.state === 'waiting');
  if (one) void leave(one);
}

export function forgetFailure(reference: string): void {
  failed = failed.filter((one) => one.reference !== reference);
  tell();
}

function leave(one: Outgoing): Promise<boolean> {
  const going = go(one).finally(() => underWay.delete(going));
  underWay.add(going);
  return going;
}

/** @returns whether it arrived; else it is back in its draft */
async function go(one: Outgoing): Promise<boolean> {
  clearTimeout(timers.get(one.key));
  change(outgoing.map((message) => (message.key === one.key ? { ...message, state: 'leaving' as const } : message)));
  const { key, personId, reference, body } = one;
  let isThere = true;
  try {
    await post(one);
    forgetUnsure(personId, key);
    drop(one);
  } catch (error) {
    isThere = false;
    rememberUnsure(personId, one, body);
    returnToDraft(draftKey(personId, reference), body.kind, body.body, one.files, false);
    failed = [...failed, { personId, reference, body, error }];
    drop(one);
    if (isOwn(one) && !watched.includes(reference))
      showProblem(new Error(i18next.t('live:outgoing.back', { reference })));
  }
  for (const listener of settled) listener(reference);
  return isThere;
}

/** Whoever leaves has meant to send what still waits. */
onSignOut(async () => {
  const waiting = outgoing.filter(({ state }) => state === 'waiting').map(leave);
  const arrived = await Promise.all([...underWay, ...waiting]);
  if (!arrived.every(Boolean)) throw new Error(i18next.t('live:outgoing.stay'));
});

async function post(one: Outgoing): Promise<void> {
  // Never in the name of whoever signed in after.
  if (currentSession() && !isOwn(one)) throw new Problem(401, 'signed-out', i18next.t('live:outgoing.signedOut'));
  try {
    await answer(
      api.POST('/api/v1/complaints/{reference}/messages', {
        params: { path: { reference: one.reference }, header: { 'Idempotency-Key': one.key } },
        body: one.body,
      }),
    );
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'idempotency-key-running') throw error;
    // What a closing page sent is still on its way.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    return post(one);
  }
}

const isOwn = ({ personId }: Outgoing): boolean => currentSession()?.agent.id === personId;

/** The page closes: what still waits leaves at once, and is kept until somebody has seen it arrive. */
function leaveInHaste(): void {
  let room = LAST_WORDS;
  for (const one of outgoing.filter((message) => message.state === 'waiting' && isOwn(message))) {
    const body = JSON.stringify(one.body);
    const size = new TextEncoder().encode(body).length;
    if (size > room) continue;
    room -= size;
    clearTimeout(timers.get(one.key));
    void fetch(`/api/v1/complaints/${one.reference}/messages`, {
      method: 'POST',
      keepalive: true,
      body,
      headers: {
        'content-type': 'application/json',
        'accept-language': language(),
        'idempotency-key': one.key,
        authorization: `Bearer ${currentSession()?.accessToken ?? ''}`,
      },
    }).catch(() => undefined);
  }
}

window.addEventListener('pagehide', leaveInHaste);
// It was only put aside, and is here again: what left in haste has its answer still to come.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) for (const one of outgoing.filter(({ state }) => state === 'waiting')) void leave(one);
});

/**
 * Sends what a page that was closed left behind. Most of it has arrived, and its key says so; what had not, does now, or comes
 * back into its draft.
 */
export function takeOver(personId: string): void {
  for (const one of stored(personId)) {
    if (timers.has(one.key) || outgoing.some(({ key }) => key === one.key)) continue;
    const wait = Math.max(0, one.leavesAt + ABANDONED - Date.now());
    timers.set(
      one.key,
      setTimeout(() => adopt(one), wait),
    );
  }
}

/** Unless the tab that it belongs to has settled it. */
function adopt(one: Outgoing): void {
  if (!stored(one.personId).some(({ key }) => key === one.key)) return void timers.delete(one.key);
  change([...outgoing, one]);
  void leave(one);
}

function drop(one: Outgoing): void {
  clearTimeout(timers.get(one.key));
  timers.delete(one.key);
  forget(one);
  change(outgoing.filter(({ key }) => key !== one.key));
}

function change(next: readonly Outgoing[]): void {
  outgoing = next;
  const persons = new Set(next.map(({ personId }) => personId));
  for (const personId of persons) {
    const others = stored(personId).filter(({ key }) => !next.some((one) => one.key === key));
    store(personId, [...others, ...next.filter((one) => one.personId === personId)]);
  }
  tell();
}

const forget = ({ personId, key }: Outgoing): void =>
  store(
    personId,
    stored(personId).filter((one) => one.key !== key),
  );

function stored(personId: string): Outgoing[] {
  try {
    return JSON.parse(localStorage.getItem(outgoingKey(personId)) ?? '[]') as Outgoing[];
  } catch {
    return [];
  }
}

function store(personId: string, messages: readonly Outgoing[]): void {
  try {
    if (messages.length === 0) localStorage.removeItem(outgoingKey(personId));
    else localStorage.setItem(outgoingKey(personId), JSON.stringify(messages));
  } catch {
    // Without the browser's store a closed page still sends what waits.
  }
}

function tell(): void {
  for (const listener of listeners) listener();
}
