import type { EntityManager } from 'typeorm';
import type { ClockFact } from '#clocks/facts';
import { EVENTS, EVENT_TYPES, type ActorKind, type EventType } from '#contracts/events';

const READ_BY_CLOCKS = EVENT_TYPES.filter((type) => EVENTS[type].clocks);

/** What clocks read of one event of the history. */
export interface HistoryEntry {
  /** Of the event; absent where it is being written only now. */
  id?: string;
  type: EventType;
  at: Date;
  actorKind: ActorKind;
  data: Record<string, unknown>;
}

/** The projection of an event that clocks read; most events say nothing to them. */
export function clockFacts({ id, type, at, actorKind, data }: HistoryEntry): ClockFact[] {
  const fact = (rest: object): ClockFact[] => [{ at, ...rest, ...(id !== undefined && { eventId: id }) } as ClockFact];
  switch (type) {
    case 'complaint.logged':
      return fact({
        type: 'received',
        at: new Date(data.receivedAt as string),
        severity: data.severity,
        status: data.status,
      });
    case 'message.added':
      if (data.kind === 'from-customer')
        return fact({ type: 'customer-wrote', ...(data.thanks === true && { thanks: true }) });
      // On a page to which the customer has no link it answers nobody.
      return data.kind === 'to-customer' && data.reachesNobody !== true
        ? fact({ type: 'responded', by: actorKind === 'system' ? 'automatic' : 'person' })
        : [];
    case 'complaint.acknowledged':
      return fact({ type: 'responded', by: 'automatic' });
    case 'status.changed':
      return fact({ type: 'status-changed', to: data.to });
    case 'complaint.edited': {
      const { severity } = data.after as { severity?: string };
      return severity === undefined ? [] : fact({ type: 'severity-changed', to: severity });
    }
    case 'promise.made':
      return fact({ type: 'promise-made', promiseId: data.promiseId, dueAt: new Date(data.dueAt as string) });
    case 'promise.kept':
    case 'promise.withdrawn':
      return fact({ type: type === 'promise.kept' ? 'promise-kept' : 'promise-withdrawn', promiseId: data.promiseId });
    case 'complaint.merged':
      return fact({ type: 'merged' });
    default:
      return [];
  }
}

/** The histories of complaints as far as their clocks read them, each in the order in which it was written. */
export function readHistories(
  manager: EntityManager,
  complaintIds: readonly string[],
): Promise<(HistoryEntry & { complaintId: string })[]> {
  return manager.query(
    `SELECT complaint_id AS "complaintId", id, type, at, actor_kind AS "actorKind", data FROM complaint_event
     WHERE complaint_id = ANY($1) AND type = ANY($2) ORDER BY complaint_id, id`,
    [complaintIds, READ_BY_CLOCKS],
  );
}

/**
 * A whole history as clocks read it. What came before `clocksFrom` (an import says so of a case that is still open) counts
 * as if it had happened then: years that others let pass are no breach of ours.
 * @param entries in the order in which they were written
 */
export function historyFacts(entries: readonly HistoryEntry[]): ClockFact[] {
  const facts = entries.flatMap(clockFacts);
  const from = entries.find(({ type }) => type === 'complaint.logged')?.data.clocksFrom;
  if (typeof from !== 'string') return facts;
  const start = new Date(from);
  return facts.map((fact) => (fact.at < start ? { ...fact, at: start } : fact));
}
