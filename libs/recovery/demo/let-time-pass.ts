import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JOBS, type DueRow, type JobName } from '#contracts/jobs';
import { ClimbEscalation } from '../climb-escalation.ts';
import { DoOutboxJob } from '../do-outbox-job.ts';
import { ReachRungs } from '../reach-rungs.ts';
import { RecalculateClocks } from '../recalculate-clocks.ts';
import { SendFollowUp } from '../send-follow-up.ts';
import { SendReminder } from '../send-reminder.ts';

/** What needs the outside world is left alone: no mail leaves, nobody is called. */
type Inward = Exclude<JobName, 'deliver-urgent-mail' | 'deliver-mail' | 'call-webhook'>;

/** Does what is due of one kind, as the worker's processors do. */
const BEHAVIOURS: Record<Inward, (app: INestApplicationContext, row: DueRow, origin: string) => Promise<unknown>> = {
  'reach-rungs': (app, row, origin) => app.get(ReachRungs).reach([row], origin),
  'climb-escalation': (app, { id, complaintId }, origin) => app.get(ClimbEscalation).climb(id, complaintId!, origin),
  'send-follow-up': (app, { id, complaintId }, origin) => app.get(SendFollowUp).send(id, complaintId!, origin),
  'send-reminder': (app, { id, complaintId }, origin) => app.get(SendReminder).send(id, complaintId, origin),
  'do-outbox-job': (app, { id, complaintId }, origin) => app.get(DoOutboxJob).do(id, complaintId!, origin),
  'recalculate-clocks': (app, { id }, origin) => app.get(RecalculateClocks).goOn(id, origin),
};

const looks = Object.keys(BEHAVIOURS).map((name) => {
  const { table, where, complaint } = JOBS[name as Inward];
  return `SELECT '${name}' AS job, id::text, ${complaint} AS complaint_id, next_at FROM ${table} WHERE next_at <= $1 AND ${where}`;
});
const NEXT_DUE = `SELECT * FROM (${looks.join(' UNION ALL ')}) due ORDER BY next_at, job LIMIT 1`;

/**
 * Lets time pass on a clock that is set by hand: what comes due on the way is done at its own moment, in order.
 * @param setClock makes it that time for everybody
 */
export async function letTimePass(
  app: INestApplicationContext,
  setClock: (present: Date) => void,
  moment: Date,
  origin: string,
): Promise<void> {
  for (;;) {
    const [due] = await app
      .get(DataSource)
      .query<{ job: Inward; id: string; complaint_id: string | null; next_at: Date }[]>(NEXT_DUE, [moment]);
    if (!due) break;
    setClock(due.next_at);
    await BEHAVIOURS[due.job](app, { id: due.id, complaintId: due.complaint_id }, origin);
  }
  setClock(moment);
}
