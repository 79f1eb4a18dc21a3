import { Injectable } from '@nestjs/common';
import type { RungAction } from '#clocks/ladder';
import { SEVERITIES } from '#contracts/complaint';
import { Correspondence } from './write-mail.ts';
import type { People } from './people-book.ts';
import type { RaisedNow } from './reached-rung.ts';
import { ReassignCase } from './reassign-case.ts';
import { queueWebhook } from './queue-webhook.ts';
import { addWatcher } from './watch-complaint.ts';

/** What rungs do beside telling people. A new action is one entry here and one in the catalogue of the ladder. */
@Injectable()
export class RungActions {
  constructor(
    private readonly correspondence: Correspondence,
    private readonly reassigning: ReassignCase,
  ) {}

  async do(escalation: RaisedNow, people: People): Promise<void> {
    await this.actions[escalation.rung.action](escalation, people);
  }

  private readonly actions: Record<RungAction, (escalation: RaisedNow, people: People) => Promise<void>> = {
    // Telling people is done for all escalations together.
    notify: () => Promise.resolve(),
    reassign: (escalation, people) => this.reassigning.reassign(escalation, people),
    'raise-severity': ({ work }) => {
      const { complaint } = work;
      const next = SEVERITIES[SEVERITIES.indexOf(complaint.severity) + 1];
      if (next) {
        work.record('complaint.edited', { before: { severity: complaint.severity }, after: { severity: next } });
        work.record('severity.raised', { from: complaint.severity, to: next });
        complaint.severity = next;
      }
      return Promise.resolve();
    },
    'add-watcher': async ({ work, audience }) => {
      for (const person of audience.people) await addWatcher(work, person.id);
    },
    'call-webhook': ({ id, work, clockId, rung, position, deadline: { kind, dueAt } }) => {
      const [api, { reference }] = [`${this.correspondence.publicUrl}/api/v1`, work.complaint];
      const links = {
        complaint: `${api}/complaints/${reference}`,
        escalations: `${api}/escalations?complaint=${reference}`,
      };
      const facts = { escalationId: id, clockId, clock: kind, dueAt, rung: position, rungKey: rung.key, links };
      return queueWebhook(work, rung.webhookId!, `escalation:${id}`, 'escalation.raised', facts);
    },
  };
}
