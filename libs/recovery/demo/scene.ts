import type { BusinessCalendar } from '#calendar/business-calendar';
import { parseDuration } from '#calendar/duration';
import type { Actor } from '#contracts/actor';
import type { SaveStepBody } from '#contracts/bodies/complaint-bodies';
import type { MessageKind, Status } from '#contracts/complaint';
import type { StepKey } from '#journey/steps';
import { newId } from '#kernel/ids';
import type { Language } from '#kernel/language';
import type { PersonKey } from './company.ts';
import type { DemoWorld } from './world.ts';

/** One moment of one case: who acts, and when. Everything goes through the behaviours that the api calls, too. */
export class Scene {
  constructor(
    private readonly world: DemoWorld,
    private readonly reference: string,
    private readonly actor: Actor,
    private readonly calendar: BusinessCalendar,
    private readonly language: Language,
    private readonly now: Date,
  ) {}

  /** This moment, as evidence holds it. */
  get at(): string {
    return this.now.toISOString();
  }

  get name(): string {
    return this.actor.name ?? '';
  }

  saveStep(key: StepKey, body: SaveStepBody): Promise<void> {
    return this.world.saveStep.save(this.which, key, body, this.actor, this.language, null);
  }

  promise(what: string, due: string): Promise<void> {
    const dueAt = this.calendar.add(this.now, parseDuration(due));
    return this.world.promises.make(this.which, { what, dueAt }, this.actor, newId());
  }

  async keepPromise(): Promise<void> {
    const id = await this.first(
      `SELECT p.id FROM promise p JOIN complaint c ON c.id = p.complaint_id WHERE c.reference = $1 AND p.state = 'open' ORDER BY p.made_at`,
    );
    await this.world.promises.settle(this.which, id, { outcome: 'kept' }, this.actor);
  }

  changeStatus(status: Exclude<Status, 'merged'>, reason?: string): Promise<void> {
    return this.world.changeStatus.change(
      this.which,
      { status, ...(reason !== undefined && { reason }) },
      this.actor,
      this.language,
      null,
    );
  }

  write(kind: MessageKind, body: string): Promise<void> {
    return this.world.addMessage.add(this.which, { kind, body }, this.actor, newId());
  }

  handOver(to: PersonKey, briefing: string): Promise<void> {
    return this.world.handOver.handOver(
      this.which,
      { toId: this.world.company.people[to].id, briefing },
      this.actor,
      newId(),
    );
  }

  async confirmBriefing(): Promise<void> {
    const id = await this.first(
      `SELECT h.id FROM handover h JOIN complaint c ON c.id = h.complaint_id WHERE c.reference = $1 AND h.confirmed_at IS NULL ORDER BY h.at`,
    );
    await this.world.handOver.confirm(this.which, id, this.actor);
  }

  async acknowledgeEscalations(): Promise<void> {
    const id = await this.first(
      `SELECT e.id FROM escalation e JOIN complaint c ON c.id = e.complaint_id WHERE c.reference = $1 AND e.state = 'waiting' ORDER BY e.raised_at`,
    );
    await this.world.acknowledge.acknowledge(this.world.database.manager, id, this.actor);
  }

  async answerFollowUp(satisfaction: number, comment: string): Promise<void> {
    const id = await this.first(
      `SELECT f.id FROM follow_up f JOIN complaint c ON c.id = f.complaint_id WHERE c.reference = $1 AND f.state = 'sent' ORDER BY f.sent_at DESC`,
    );
    await this.world.answerFollowUp.answer(this.which, id, { satisfaction, comment }, this.actor);
  }

  mergeInto(key: string): Promise<void> {
    return this.world.merge.merge(this.which, { into: this.world.referenceOf(key) }, this.actor, null);
  }

  relateTo(key: string): Promise<void> {
    return this.world.links.link(this.which, { to: this.world.referenceOf(key), kind: 'related' }, this.actor);
  }

  private get which(): { reference: string } {
    return { reference: this.reference };
  }

  private async first(sql: string): Promise<string> {
    const [row] = await this.world.database.query<{ id: string }[]>(`${sql} LIMIT 1`, [this.reference]);
    if (!row) throw new Error(`The story of ${this.reference} is wrong at ${this.at}: there is nothing for this act`);
    return row.id;
  }
}
