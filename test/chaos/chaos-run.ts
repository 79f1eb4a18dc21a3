import { setTimeout as wait } from 'node:timers/promises';
import { readBooks } from './books.ts';
import { checkCases } from './check-case.ts';
import { checkClocks } from './check-clocks.ts';
import { checkLedger } from './check-ledger.ts';
import { checkMail } from './check-mail.ts';
import { Clerk } from './clerk.ts';
import { addressOf, AGENTS, LADDERS, PASSWORD, PEOPLE, REGIME, SettingsDesk, TARGETS } from './furnish.ts';
import { Ledger } from './ledger.ts';
import { answerOffers } from './offer-taker.ts';
import { GaveUp, PersistentClient, type Tally } from './persistent-client.ts';
import { plantNamed } from './plants.ts';
import type { Backend } from './queue-server.ts';
import { Random } from './random.ts';
import { checkOwnerless, closeWhatGoesOn, waitUntilDone } from './settle.ts';
import { Stage } from './stage.ts';
import { makeTrouble } from './troubles.ts';
import { Verdict } from './violation.ts';

export interface ChaosOptions {
  backend: Backend;
  /** How long the trouble lasts (seconds). */
  seconds: number;
  seed: number;
  /** The name of a planted bug; null: the product as it is. */
  plant?: string | null;
  /** Nothing happens for a while every so often (seconds); null: never. */
  calmEvery?: number | null;
  /** Troubles that are not made. */
  without?: readonly string[];
  /** Is told what goes on. */
  say?(line: string): void;
}

export interface ChaosReport {
  backend: string;
  /** How often which trouble was made. */
  troubles: Map<string, number>;
  /** How often which deed was done, or refused. */
  deeds: Map<string, number>;
  /** How the server answered, attempts counted one by one. */
  answers: Tally;
  verdict: Verdict;
  /** Background work that failed and was tried again, by kind and reason. */
  failures: Map<string, number>;
}

const CLERKS = 3;

/** The mean pause of a clerk between two deeds (milliseconds). */
const PACE = 600;

/** How long all that is left after the trouble may take (milliseconds); with a planted bug it may never be done. */
const PATIENCE = 240_000;
const PLANTED_PATIENCE = 20_000;

/** How often a setting is changed (milliseconds). */
const SETTINGS_EVERY = 7_000;

/** One run: work and trouble side by side, then peace, then the books are checked. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { backend, seconds, seed, plant = null, without = [], calmEvery = null, say = () => undefined } = options;
  const planted = plant === null ? null : plantNamed(plant);
  const random = new Random(seed);
  const stage = await Stage.open({ backend, plant, mailSlowness: planted?.mailSlowness ?? 60 }, random.branch());
  const clients = new Map<string, PersistentClient>();
  try {
    const answers: Tally = new Map();
    for (const name of PEOPLE)
      clients.set(name, new PersistentClient(stage.origin, { email: addressOf(name), password: PASSWORD }, answers));
    const [manager, supervisor] = [clients.get('manager')!, clients.get('supervisor')!];
    const agents = await whoWorksHere(manager);
    const desk = new SettingsDesk(manager);
    await desk.open();
    // The two workers read the settings anew within a second.
    await wait(1_500);

    const ledger = new Ledger();
    const clerks = Array.from(
      { length: CLERKS },
      (_, n) => new Clerk(`clerk${n + 1}`, supervisor, agents, ledger, random.branch(), () => stage.now()),
    );
    const end = performance.now() + seconds * 1000;
    const isOver = (): boolean => performance.now() > end;
    const progress = (what: string): void =>
      say(
        `${Math.max(0, Math.ceil((end - performance.now()) / 1000))} s left, ${ledger.logged.size} complaints, ${ledger.entries.length} writes acknowledged: ${what}`,
      );
    const plan = {
      only: planted?.troubles ?? null,
      without,
      pause: [600, 4_000] as const,
      calmEvery: calmEvery && calmEvery * 1000,
    };
    const trouble = makeTrouble(stage, random.branch(), plan, isOver, progress);
    const work = [
      ...clerks.map((clerk) => clerk.work(isOver, PACE)),
      ...AGENTS.map((name) => answerOffers(clients.get(name)!, ledger, random.branch(), isOver, 1_000)),
      changeSettings(manager, desk, isOver),
    ];
    const { made, calms } = await trouble;
    say('letting the clerks finish');
    const patience = setTimeout(() => clients.forEach((client) => client.giveUp()), 10_000);
    await Promise.all(work);
    clearTimeout(patience);

    const verdict = new Verdict();
    const closing = new PersistentClient(stage.origin, { email: addressOf('supervisor'), password: PASSWORD }, answers);
    say('closing what would go on for ever');
    await checkOwnerless(stage.databaseUrl, verdict);
    await closeWhatGoesOn(closing, agents);
    const finished = await waitUntilDone(stage, verdict, planted ? PLANTED_PATIENCE : PATIENCE, say);
    await stage.quiet();
    say('reading the books');
    const books = await readBooks(stage.databaseUrl);
    const regime = Object.fromEntries(REGIME.obligations.map(({ clock, within }) => [clock, within.elapsed]));
    checkClocks(books, { rules: { targets: TARGETS, regime }, ladders: LADDERS, calms, end: finished }, verdict);
    checkCases(books, verdict);
    checkMail(books, stage.mail.arrivals, verdict);
    checkLedger(books, ledger, verdict);
    const deeds = new Map<string, number>();
    for (const { done } of clerks) for (const [name, times] of done) deeds.set(name, (deeds.get(name) ?? 0) + times);
    const failures = new Map<string, number>();
    for (const { kind, reason } of books.failures) {
      const name = `${String(kind)}: ${String(reason)}`;
      failures.set(name, (failures.get(name) ?? 0) + 1);
    }
    return { backend: stage.queue.name, troubles: made, deeds, answers, verdict, failures };
  } catch (error) {
    const words = stage.processes.map((one) => `${one.name}: ${one.lastWords()}`).join('\n');
    throw new Error(`The run itself failed. The last that the processes said:\n${words}`, { cause: error });
  } finally {
    clients.forEach((client) => client.giveUp());
    await stage.close();
  }
}

async function whoWorksHere(manager: PersistentClient): Promise<Record<string, string>> {
  const { body } = await manager.get('/api/v1/agents');
  return Object.fromEntries((body.items as { id: string; name: string }[]).map(({ id, name }) => [name, id]));
}

async function changeSettings(manager: PersistentClient, desk: SettingsDesk, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    for (const end = performance.now() + SETTINGS_EVERY; performance.now() < end && !isOver();) await wait(100);
    if (isOver()) return;
    const [path, body] = desk.next();
    const answer = await manager.put(`/api/v1/${path}`, body).catch((error: unknown) => {
      if (!(error instanceof GaveUp)) throw error;
      return null;
    });
    if (answer && answer.status !== 200) throw new Error(`${path} was refused: ${JSON.stringify(answer.body)}`);
  }
}
