import { AccessTokens } from '#identity/access-token';
import { ManagePeople } from '#identity/manage-people';
import { PeopleBook, type Person } from '#recovery/people-book';
import request from 'supertest';
import type { CreateAgentBody } from '#contracts/bodies/people-bodies';
import { FRIDAY, PASSWORD, type TestApi } from './api.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export type Item = Record<string, unknown> & { id: string };
export type Rung = { at: string; to: string; action?: string; key?: string; webhookId?: string; clocks?: string[] };

/** What the starter policy grants, for tests that change it. */
export const TARGETS = {
  'first-response': { low: 'PT8H', normal: 'PT4H', high: 'PT2H', critical: 'PT1H' },
  resolution: { low: 'PT80H', normal: 'PT40H', high: 'PT16H', critical: 'PT8H' },
};
/** An hour less for the first answer of a normal complaint. */
export const SHORTER = {
  ...TARGETS,
  'first-response': { low: 'PT3H', normal: 'PT3H', high: 'PT2H', critical: 'PT1H' },
};

/** What the tests of deadlines and escalations ask of an api again and again. */
export class Clockwork {
  private hired = 0;

  constructor(readonly api: TestApi) {}

  async list(path: string, who: 'manager' | 'supervisor' | 'agent' = 'manager'): Promise<Item[]> {
    return ((await this.api.as(who).get(path).expect(200)).body as { items: Item[] }).items;
  }

  /** Changes the starter policy. */
  async policy(change: object = {}): Promise<Item> {
    const policy = (await this.list('policies')).find(({ name }) => name === 'Everybody')!;
    if (Object.keys(change).length === 0) return policy;
    const { id, version: _, ...body } = policy;
    const answer = await this.api
      .as('manager')
      .put(`policies/${id}`)
      .send({ ...body, ...change });
    if (answer.status !== 200) throw new Error(`The policy was refused: ${answer.text}`);
    return answer.body as Item;
  }

  /** Puts these rungs into the ladder of the starter policy. */
  async ladder(rungs: Rung[], change: object = {}): Promise<Item & { rungs: (Rung & { key: string })[] }> {
    const ladder = (await this.list('ladders')).find(({ name }) => name === 'Owner, supervisor, manager')!;
    const body = { name: ladder.name, rungs, ...change };
    const answer = await this.api.as('manager').put(`ladders/${ladder.id}`).send(body);
    if (answer.status !== 200) throw new Error(`The ladder was refused: ${answer.text}`);
    return answer.body as Item & { rungs: (Rung & { key: string })[] };
  }

  /** The escalations of a complaint, as the manager sees them. */
  escalations(reference: string, query = ''): Promise<Item[]> {
    return this.list(`escalations?complaint=${reference}${query}`);
  }

  /** The history of a complaint: events of one type, or all. */
  events(reference: string, type?: string): Promise<{ type: string; at: Date; data: Record<string, unknown> }[]> {
    return this.api.rows(
      `SELECT type, at, data FROM complaint_event WHERE complaint_id = (SELECT id FROM complaint WHERE reference = $1)
         AND ($2::text IS NULL OR type = $2) ORDER BY id`,
      [reference, type ?? null],
    );
  }

  async complaint(reference: string): Promise<Item> {
    return (await this.api.as('manager').get(`complaints/${reference}`).expect(200)).body as Item;
  }

  async clock(reference: string, kind: string, ordinal = 1): Promise<Item | undefined> {
    const clocks = (await this.complaint(reference)).clocks as Item[];
    return clocks.find((clock) => clock.kind === kind && clock.ordinal === ordinal);
  }

  mails(reference: string, template: string): Promise<{ to: string; subject: string; text: string; state: string }[]> {
    return this.api.rows(
      `SELECT to_address AS "to", subject, text, state FROM mail WHERE template = $2
         AND complaint_id = (SELECT id FROM complaint WHERE reference = $1) ORDER BY created_at, to_address`,
      [reference, template],
    );
  }

  async move(reference: string, status: string): Promise<void> {
    const answer = await this.api
      .as('supervisor')
      .post(`complaints/${reference}/status`)
      .send({ status, override: 'For the test.', statement: 'We refunded you.' });
    if (answer.status !== 200) throw new Error(`${reference} did not become ${status}: ${answer.text}`);
  }

  /** Logs so many complaints, in tens. Nobody writes to these customers. */
  async logMany(count: number): Promise<string[]> {
    const references: string[] = [];
    while (references.length < count)
      references.push(...(await Promise.all(Array.from({ length: 10 }, () => this.api.log()))));
    await this.api.rows('DELETE FROM outbox');
    return references;
  }

  /** Friday morning, the usual policy, and neither an open complaint nor a recalculation of the tests before. */
  async nothingToRecalculate(): Promise<void> {
    this.startOver();
    await this.api.rows(`DELETE FROM recalculation`);
    await this.api.rows(`UPDATE complaint SET status = 'closed'`);
    await this.api.rows(`UPDATE clock SET stopped_at = now(), next_at = NULL WHERE stopped_at IS NULL`);
    await this.api.rows('UPDATE team SET calendar_id = NULL');
    await this.ladder([{ at: '75%', to: 'owner' }]);
    await this.policy({ targets: TARGETS });
    await this.api.rows(`DELETE FROM recalculation`);
  }

  /** How often deadlines of these complaints were moved by a change of settings. */
  movesOf(references: readonly string[]): Promise<{ reference: string; n: number }[]> {
    return this.api.rows(
      `SELECT c.reference, count(e.id)::int AS n FROM complaint c
       LEFT JOIN complaint_event e ON e.complaint_id = c.id AND e.type = 'clock.moved'
       WHERE c.reference = ANY($1) GROUP BY 1`,
      [references],
    );
  }

  /** When the first answers of these complaints are due, each instant once. */
  async firstAnswersDue(references: readonly string[]): Promise<string[]> {
    const rows = await this.api.rows<{ at: Date }>(
      `SELECT DISTINCT k.due_at AS at FROM clock k JOIN complaint c ON c.id = k.complaint_id
       WHERE k.kind = 'first-response' AND c.reference = ANY($1) ORDER BY 1`,
      [references],
    );
    return rows.map(({ at }) => at.toISOString());
  }

  /** Somebody more works here. @returns the id */
  async hire(person: Partial<CreateAgentBody> & { name: string }): Promise<string> {
    const people = new ManagePeople(this.api.database, { now: () => this.api.now });
    const email = `hired.${++this.hired}@company.example`;
    const id = await people.createAgent({
      email,
      role: 'agent',
      teamId: this.api.ids.North,
      password: PASSWORD,
      ...person,
    });
    this.forgetPeople();
    return id;
  }

  /** Somebody's facts are other ones from now on. */
  async edit(id: string, facts: object): Promise<void> {
    await this.api.as('manager').patch(`agents/${id}`).send(facts).expect(200);
  }

  /** Somebody is away from now on. */
  async sendAway(id: string, to: Date | null = null): Promise<void> {
    await this.api
      .as('supervisor')
      .post(`agents/${id}/absences`)
      .send({ from: this.api.now.toISOString(), to: to?.toISOString() ?? null })
      .expect(201);
  }

  async callBack(): Promise<void> {
    await this.api.rows('DELETE FROM absence');
    this.forgetPeople();
  }

  /** Asks as somebody who was hired. */
  async as(id: string): Promise<{ get(path: string): request.Test; post(path: string): request.Test }> {
    const person: Person = (await this.api.app.get(PeopleBook).current()).everybody.find((one) => one.id === id)!;
    const token = this.api.app.get(AccessTokens).issue(person);
    const ask = (method: 'get' | 'post') => (path: string) =>
      this.api.ask(method, path).set('Authorization', `Bearer ${token}`);
    return { get: ask('get'), post: ask('post') };
  }

  forgetPeople(): void {
    this.api.app.get(PeopleBook).forget();
  }

  /** It is Friday morning again, and everybody is signed in. */
  startOver(): void {
    this.api.now = FRIDAY;
    this.api.wait(0);
    this.forgetPeople();
  }
}
