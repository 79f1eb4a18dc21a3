import { setTimeout as wait } from 'node:timers/promises';
import { AGENTS } from './furnish.ts';
import type { Ledger } from './ledger.ts';
import { GaveUp, type Answer, type PersistentClient } from './persistent-client.ts';
import type { Random } from './random.ts';

/** A complaint of one clerk; nobody else moves it, only rules do. */
interface Case {
  reference: string;
  promises: string[];
}

/** The complaint as it was just read. */
interface Seen {
  status: string;
  owner: { id: string } | null;
}

interface Action {
  name: string;
  weight: number;
  do(one: Case, seen: Seen): Promise<unknown>;
}

const NEXT: Record<string, readonly string[]> = {
  new: ['open', 'pending', 'on-hold', 'resolved'],
  open: ['pending', 'on-hold', 'resolved', 'resolved', 'closed'],
  pending: ['open', 'open', 'on-hold', 'resolved'],
  'on-hold': ['open', 'open', 'pending', 'resolved'],
  resolved: ['open', 'closed'],
  closed: ['open'],
};
const SEVERITIES = ['low', 'normal', 'high', 'critical'] as const;

/** How many cases a clerk works on at a time; older ones are left to the clocks. */
const DESK = 12;

/** How long an answer is waited for before other work is taken up (milliseconds). */
const LONG_ENOUGH = 3_000;

/** Somebody who logs complaints and works on them without pause, by the API alone, and remembers what was acknowledged. */
export class Clerk {
  private readonly cases: Case[] = [];
  private readonly unanswered = new Set<Promise<void>>();
  private count = 0;
  readonly done = new Map<string, number>();

  constructor(
    private readonly name: string,
    private readonly client: PersistentClient,
    private readonly agents: Readonly<Record<string, string>>,
    private readonly ledger: Ledger,
    private readonly random: Random,
    /** What the processes' clocks say now. */
    private readonly now: () => number,
  ) {}

  /** @param pace the mean pause between two deeds (milliseconds) */
  async work(isOver: () => boolean, pace: number): Promise<void> {
    while (!isOver()) {
      try {
        if (this.cases.length < 3 || this.random.chance(0.25)) await this.log();
        else await this.act();
      } catch (error) {
        if (!(error instanceof GaveUp)) throw error;
      }
      await wait(this.random.between(0, 2 * pace));
    }
    await Promise.all(this.unanswered);
  }

  /**
   * Makes something by a request that is repeated under its Idempotency-Key until it is answered. A key whose first request
   * died with its process is held for a minute; meanwhile there is other work.
   */
  private async create(
    what: string,
    path: string,
    body: object,
    onDone: (id: string, answer: Answer) => void,
  ): Promise<void> {
    const answered = this.client.post(path, body, true).then(
      (answer) => {
        if (this.counts(what, answer)) onDone(String(answer.body.id), answer);
      },
      (error: unknown) => {
        if (!(error instanceof GaveUp)) throw error;
      },
    );
    this.unanswered.add(answered);
    void answered.finally(() => this.unanswered.delete(answered));
    await Promise.race([answered, wait(LONG_ENOUGH)]);
  }

  private async log(): Promise<void> {
    const externalId = `${this.name}-${(this.count += 1)}`;
    const chinese = this.random.chance(0.3);
    const ownerId = this.random.chance(0.4) ? null : this.agents[this.random.pick(AGENTS)]!;
    const body = {
      customer: {
        name: `Customer ${externalId}`,
        // Some customers complain again.
        email: `customer${this.random.chance(0.2) ? this.name : externalId}@customer.example`,
        timeZone: whereItIsAfternoon(),
      },
      channel: this.random.pick(['web', 'phone', 'email']),
      language: chinese ? 'zh-CN' : 'en',
      words: chinese ? `${externalId} 号包裹没有送到。` : `Parcel ${externalId} never came.`,
      severity: this.random.pick(SEVERITIES),
      externalId,
      ownerId,
    };
    await this.create('log', '/api/v1/complaints', body, (id, answer) => {
      const reference = String(answer.body.reference);
      this.ledger.logged.set(reference, { id, externalId });
      const event = { type: 'complaint.logged', data: { ownerId } };
      this.remember('log', reference, { event, row: { table: 'complaint', id } });
      this.cases.push({ reference, promises: [] });
      if (this.cases.length > DESK) this.cases.shift();
    });
  }

  private async act(): Promise<void> {
    const one = this.random.pick(this.cases);
    const seen = await this.client.get(`/api/v1/complaints/${one.reference}`);
    if (seen.status !== 200) throw new Error(`${one.reference} cannot be read: ${JSON.stringify(seen.body)}`);
    if (seen.body.status === 'merged') return void this.cases.splice(this.cases.indexOf(one), 1);
    await this.random.weighted(this.actions).do(one, seen.body as unknown as Seen);
  }

  private readonly actions: readonly Action[] = [
    { name: 'answer', weight: 12, do: (one) => this.message(one, 'to-customer') },
    { name: 'customer wrote', weight: 12, do: (one) => this.message(one, 'from-customer') },
    { name: 'note', weight: 2, do: (one) => this.message(one, 'note') },
    { name: 'move', weight: 22, do: (one, seen) => this.move(one, seen) },
    { name: 'edit', weight: 6, do: (one) => this.edit(one) },
    { name: 'promise', weight: 8, do: (one) => this.promise(one) },
    { name: 'settle promise', weight: 6, do: (one) => this.settlePromise(one) },
    { name: 'owner', weight: 10, do: (one, seen) => this.changeOwner(one, seen) },
    { name: 'merge', weight: 2, do: (one) => this.merge(one) },
    { name: 'take on', weight: 6, do: (one) => this.takeOn(one) },
    { name: 'escalate', weight: 3, do: (one) => this.escalate(one) },
    { name: 'snooze', weight: 4, do: (one) => this.snooze(one) },
    { name: 'remind', weight: 4, do: (one) => this.remind(one) },
    { name: 'answer follow-up', weight: 5, do: (one) => this.answerFollowUp(one) },
  ];

  private async message({ reference }: Case, kind: string): Promise<void> {
    const body = { kind, body: `We are sorry. ${this.token()}`, mail: this.random.chance(0.5) };
    await this.create(kind, `/api/v1/complaints/${reference}/messages`, body, (id) => {
      const event = { type: 'message.added', data: { messageId: id, kind } };
      this.remember(kind, reference, { event, row: { table: 'message', id } });
    });
  }

  private async move({ reference }: Case, { status }: Seen): Promise<void> {
    const [to, reason] = [this.random.pick(NEXT[status]!), this.token()];
    const body = {
      status: to,
      reason,
      ...((to === 'resolved' || to === 'closed') && { override: 'chaos', statement: 'A new parcel is on its way.' }),
    };
    if (to === 'closed') delete (body as { statement?: string }).statement;
    const answer = await this.client.post(`/api/v1/complaints/${reference}/status`, body);
    if (!this.counts(`${to}`, answer)) return;
    this.remember(`move to ${to}`, reference, { event: { type: 'status.changed', data: { to, reason } } });
  }

  private async edit({ reference }: Case): Promise<void> {
    const after = { subject: this.token(), severity: this.random.pick(SEVERITIES) };
    const answer = await this.client.patch(`/api/v1/complaints/${reference}`, after);
    if (!this.counts('edit', answer)) return;
    this.remember('edit', reference, { event: { type: 'complaint.edited', data: { 'after.subject': after.subject } } });
  }

  private async promise(one: Case): Promise<void> {
    const dueAt = new Date(this.now() + this.random.pick([3_000, 6_000, 12_000, 48 * 3_600_000])).toISOString();
    const body = { what: 'A new parcel', dueAt };
    await this.create('promise', `/api/v1/complaints/${one.reference}/promises`, body, (id) => {
      one.promises.push(id);
      const event = { type: 'promise.made', data: { promiseId: id } };
      this.remember('promise', one.reference, { event, row: { table: 'promise', id } });
    });
  }

  private async settlePromise(one: Case): Promise<void> {
    const promiseId = one.promises.shift();
    if (promiseId === undefined) return;
    const outcome = this.random.pick(['kept', 'kept', 'withdrawn']);
    const path = `/api/v1/complaints/${one.reference}/promises/${promiseId}/outcome`;
    const answer = await this.client.post(path, { outcome, reason: 'chaos' });
    if (!this.counts(`promise ${outcome}`, answer)) return;
    this.remember(`promise ${outcome}`, one.reference, { event: { type: `promise.${outcome}`, data: { promiseId } } });
  }

  private async changeOwner({ reference }: Case, { owner }: Seen): Promise<void> {
    const to = this.agents[this.random.pick(AGENTS.filter((name) => this.agents[name] !== owner?.id))]!;
    const path = `/api/v1/complaints/${reference}`;
    if (owner && this.random.chance(0.7)) {
      const body = { toId: to, briefing: 'All is in the case.' };
      return this.create('hand over', `${path}/handovers`, body, (id) => {
        const event = { type: 'handover.made', data: { handoverId: id, to } };
        this.remember('hand over', reference, { event, row: { table: 'handover', id } });
      });
    }
    const ownerId = owner ? null : to;
    const answer = await this.client.post(`${path}/assignment`, { ownerId });
    if (!this.counts(ownerId ? 'assign' : 'take away', answer)) return;
    this.remember('assign', reference, { event: { type: 'owner.changed', data: { to: ownerId } } });
  }

  private async merge(one: Case): Promise<void> {
    const into = this.random.pick(this.cases);
    if (into === one) return;
    const answer = await this.client.post(`/api/v1/complaints/${one.reference}/merge`, { into: into.reference });
    if (!this.counts('merge', answer)) return;
    const event = { type: 'complaint.merged', data: { into: into.reference } };
    this.remember('merge', one.reference, { event });
  }

  private async takeOn({ reference }: Case): Promise<void> {
    const { body } = await this.client.get(`/api/v1/escalations?complaint=${reference}&state=waiting`);
    const [first] = (body.items ?? []) as { id: string }[];
    if (!first) return;
    const answer = await this.client.post(`/api/v1/escalations/${first.id}/acknowledgement`);
    if (!this.counts('take on', answer)) return;
    const event = { type: 'escalation.acknowledged', data: { escalationId: first.id } };
    this.remember('take on', reference, { event });
  }

  private async escalate({ reference }: Case): Promise<void> {
    const body = { reason: 'Let me speak to your manager.' };
    await this.create('escalate', `/api/v1/complaints/${reference}/escalations`, body, (id) => {
      const event = { type: 'customer.escalated', data: { escalationId: id } };
      this.remember('escalate', reference, { event, row: { table: 'escalation', id } });
    });
  }

  private async snooze({ reference }: Case): Promise<void> {
    const body = { until: new Date(this.now() + this.random.between(3_000, 9_000)).toISOString() };
    await this.setReminder('snooze', `/api/v1/complaints/${reference}/snooze`, body, reference);
  }

  private async remind({ reference }: Case): Promise<void> {
    const at = new Date(this.now() + this.random.between(3_000, 9_000)).toISOString();
    const body = { complaint: reference, at, note: 'Look again' };
    await this.setReminder('own', '/api/v1/reminders', body, reference);
  }

  private setReminder(kind: string, path: string, body: object, reference: string): Promise<void> {
    return this.create(kind, path, body, (id) => {
      const event = { type: 'reminder.set', data: { reminderId: id, kind } };
      this.remember(kind, reference, { event, row: { table: 'reminder', id } });
    });
  }

  private async answerFollowUp({ reference }: Case): Promise<void> {
    const { body } = await this.client.get(`/api/v1/complaints/${reference}/follow-ups`);
    const sent = ((body.items ?? []) as { id: string; state: string }[]).find(({ state }) => state === 'sent');
    if (!sent) return;
    const path = `/api/v1/complaints/${reference}/follow-ups/${sent.id}/answer`;
    const answer = await this.client.post(path, { satisfaction: 4 });
    if (!this.counts('answer follow-up', answer)) return;
    const event = { type: 'follow-up.answered', data: { followUpId: sent.id } };
    this.remember('answer follow-up', reference, { event });
  }

  /** Found again in the history, so that it can be told from every other. */
  private token(): string {
    return `${this.name}#${(this.count += 1)}`;
  }

  private remember(what: string, reference: string, proof: Partial<Acknowledgement>): void {
    this.ledger.remember({ what, reference, ...proof });
  }

  /** Counts it. @returns whether it was acknowledged */
  private counts(what: string, { status }: Answer): boolean {
    const isDone = status < 300;
    const name = isDone ? what : `${what} refused`;
    this.done.set(name, (this.done.get(name) ?? 0) + 1);
    return isDone;
  }
}

type Acknowledgement = Parameters<Ledger['remember']>[0];

/** Follow-ups go out in the customer's daytime, so the customers live where it is about two o'clock now. */
function whereItIsAfternoon(): string {
  const east = ((14 - new Date().getUTCHours() + 36) % 24) - 12;
  // The signs of these zones are those of POSIX: west is positive.
  return east === 0 ? 'Etc/GMT' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}
