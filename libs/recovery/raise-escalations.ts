import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '#kernel/ids';
import type { People } from './people-book.ts';
import type { RaisedNow, ReachedRung } from './reached-rung.ts';
import { RungActions } from './rung-actions.ts';
import { TellEscalations } from './tell-escalations.ts';
import { whoHears } from './who-hears.ts';

/** Raises rungs: writes each down once, then does what it says. */
@Injectable()
export class RaiseEscalations {
  constructor(
    private readonly actions: RungActions,
    private readonly telling: TellEscalations,
  ) {}

  async raise(manager: EntityManager, reached: readonly ReachedRung[], people: People): Promise<void> {
    if (reached.length === 0) return;
    const raised = await writeDown(
      manager,
      reached.map((rung) => raisedNow(rung, people)),
    );
    for (const escalation of raised) {
      const { work, id, clockId, deadline, rung, position, told, unheard, state, passed } = escalation;
      // So that the refresh of the clocks at the end of this change knows of it without reading again.
      work.clockFile?.raised.push({ clockId, key: rung.key, state });
      work.record(unheard ? 'escalation.unheard' : 'escalation.raised', {
        escalationId: id,
        clockId,
        kind: deadline.kind,
        rung: position,
        key: rung.key,
        action: rung.action,
        to: rung.to,
        told,
        ...(passed && { passed }),
      });
      if (rung.action !== 'notify') await this.actions.do(escalation, people);
    }
    await this.telling.tell(
      manager,
      raised.filter(({ rung, passed }) => rung.action === 'notify' && !passed),
      people,
    );
  }
}

function raisedNow(reached: ReachedRung, people: People): RaisedNow {
  const { rung, work, passed } = reached;
  const audience = whoHears(rung.to, work.complaint, people, work.now);
  // A warning to the owner wants no answer, nor does anything that a rule does by itself.
  const tells = rung.action === 'notify' && !passed;
  const isWarning = !tells || (rung.to === 'owner' && audience.role === 'owner');
  return {
    ...reached,
    id: newId(),
    audience,
    told: tells ? audience.people.map((person) => person.id) : [],
    unheard: tells && audience.unheard,
    state: isWarning ? 'told' : 'waiting',
  };
}

/** @returns those that were not in the books yet */
async function writeDown(manager: EntityManager, raising: readonly RaisedNow[]): Promise<RaisedNow[]> {
  const rows = raising.map(({ id, work, clockId, rung, position, at, told, unheard, state }) => ({
    id,
    complaint_id: work.complaint.id,
    clock_id: clockId,
    rung: position,
    rung_key: rung.key,
    action: rung.action,
    to_role: rung.to,
    told,
    unheard,
    state,
    due_at: at,
    raised_at: work.now,
  }));
  const written = await manager.query<{ id: string }[]>(
    `INSERT INTO escalation (id, complaint_id, clock_id, rung, rung_key, action, to_role, told, unheard, state, due_at, raised_at)
     SELECT id, complaint_id, clock_id, rung, rung_key, action, to_role, told, unheard, state, due_at, raised_at
     FROM json_to_recordset($1::json) AS e(id uuid, complaint_id uuid, clock_id uuid, rung int, rung_key text, action text, to_role text,
       told uuid[], unheard boolean, state text, due_at timestamptz, raised_at timestamptz)
     ON CONFLICT (clock_id, rung_key) DO NOTHING RETURNING id`,
    [JSON.stringify(rows)],
  );
  const ids = new Set(written.map(({ id }) => id));
  return raising.filter(({ id }) => ids.has(id));
}
