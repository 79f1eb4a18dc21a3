import type { DataSource, EntityManager } from 'typeorm';
import type { CreateAgentBody, EditAgentBody } from '#contracts/bodies/people-bodies';
import { mustBeAsRead } from '#database/as-read';
import { Agent } from '#database/entities/agent';
import { Team } from '#database/entities/team';
import { brokenConstraint } from '#database/statement';
import type { Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { invalid, Refusal } from '#kernel/refusal';
import { hashPassword } from './passwords.ts';

/** Creates and changes the people who sign in, and their teams. */
export class ManagePeople {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @returns the id. @throws Refusal conflict when the e-mail address signs somebody in already */
  async createAgent(body: CreateAgentBody, id: string = newId()): Promise<string> {
    const { password, teamId = null, language = 'en', timeZone = 'UTC', name, role } = body;
    const { calendarId = null, caseCap = null, digestAt } = body;
    mustBeZone(timeZone);
    const passwordHash = await hashPassword(password);
    const row = {
      id,
      email: body.email.toLowerCase(),
      name,
      role,
      teamId,
      language,
      timeZone,
      calendarId,
      caseCap,
      // Left out, the column's own default counts; null is nobody's wish but theirs.
      ...(digestAt !== undefined && { digestAt }),
      passwordHash,
      active: true,
      createdAt: this.clock.now(),
    };
    await this.write((manager) => manager.insert(Agent, row));
    return id;
  }

  /** @param version the version that the change is based on (If-Match); null: whatever is there */
  async editAgent(id: string, { password, ...facts }: EditAgentBody, version: number | null = null): Promise<void> {
    if (facts.timeZone !== undefined) mustBeZone(facts.timeZone);
    const change = { ...facts, ...(password !== undefined && { passwordHash: await hashPassword(password) }) };
    await this.write(async (manager) => {
      // Two managers who demote each other at the same moment take turns.
      await manager.query(`SELECT FROM agent WHERE role = 'manager' AND active ORDER BY id FOR NO KEY UPDATE`);
      await mustBeAsRead(manager, { table: 'agent', id, version });
      const agent = await manager.findOneBy(Agent, { id });
      if (!agent) throw new Refusal('not-found', 'no-such-agent', 'There is nobody with this id.');
      const lastManager =
        agent.role === 'manager' &&
        agent.active &&
        (change.active === false || (change.role !== undefined && change.role !== 'manager'));
      if (lastManager && (await manager.countBy(Agent, { role: 'manager', active: true })) === 1) {
        throw new Refusal(
          'conflict',
          'last-manager',
          'This is the last manager: make somebody else one first, or nobody can change anything any more.',
        );
      }
      if (Object.keys(change).length > 0) await manager.update(Agent, { id }, change);
      // A new password or a closed account ends every session at once.
      if (password !== undefined || change.active === false) {
        await manager.query('UPDATE session SET revoked_at = $2 WHERE agent_id = $1 AND revoked_at IS NULL', [
          id,
          this.clock.now(),
        ]);
      }
    });
  }

  /** @returns the id. @throws Refusal conflict when there is a team of this name */
  async createTeam(name: string, id: string = newId(), calendarId: string | null = null): Promise<string> {
    await this.write((manager) => manager.insert(Team, { id, name, calendarId }));
    return id;
  }

  private async write(change: (manager: EntityManager) => Promise<unknown>): Promise<void> {
    try {
      await this.database.transaction(change);
    } catch (error) {
      const constraint = brokenConstraint(error);
      // The same Idempotency-Key made it already, in a process that died before it could answer.
      if (constraint === 'agent_pkey' || constraint === 'team_pkey') return;
      throw peopleRefusal(constraint) ?? error;
    }
  }
}

const REFUSALS: Record<string, () => Refusal> = {
  agent_email_once: () =>
    new Refusal('conflict', 'email-taken', 'Somebody signs in with this e-mail address already.', [
      { field: 'email', reason: 'is taken' },
    ]),
  team_name_key: () =>
    new Refusal('conflict', 'team-exists', 'There is a team of this name already.', [
      { field: 'name', reason: 'is taken' },
    ]),
  agent_team_id_fkey: () => invalid('teamId', 'is no team: write the id of one from /api/v1/teams'),
  agent_calendar_id_fkey: () => noCalendar(),
  team_calendar_id_fkey: () => noCalendar(),
};

const noCalendar = () => invalid('calendarId', 'is no calendar: write the id of one from /api/v1/calendars');

/** Why a change of people or teams was refused, by the constraint that noticed; undefined when it was none of theirs. */
export function peopleRefusal(constraint: string | null): Refusal | undefined {
  return REFUSALS[constraint ?? '']?.();
}

function mustBeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw invalid('timeZone', 'is no IANA time zone: write one like Asia/Shanghai');
  }
}
