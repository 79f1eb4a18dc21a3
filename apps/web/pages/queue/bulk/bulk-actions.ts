import { answer, answerWithVersion, api } from '../../../api/client.ts';
import type { Row } from '../queue-queries.ts';

export type Status = Exclude<Row['status'], 'merged'>;

/** What can be done to many complaints, with what each wants to know. */
export type BulkAction =
  | { kind: 'assign'; ownerId: string | null; briefing: string }
  | { kind: 'status'; status: Status; reason: string; statement: string }
  | { kind: 'tag'; add: string; remove: string }
  | { kind: 'snooze'; until: string; note: string }
  | { kind: 'severity'; severity: Row['severity'] };
export type BulkKind = BulkAction['kind'];

/** Does it to one complaint, by the same routes as from the case itself, so that the same gates and rules hold. */
export async function doTo(row: Row, action: BulkAction): Promise<void> {
  const path = { reference: row.reference };
  switch (action.kind) {
    case 'assign':
      return assign(row, action.ownerId, action.briefing);
    case 'status': {
      const { status, reason, statement } = action;
      const body = { status, ...(reason && { reason }), ...(status === 'resolved' && statement && { statement }) };
      await answer(api.POST('/api/v1/complaints/{reference}/status', { params: { path }, body }));
      return;
    }
    case 'tag':
      return tag(path, action.add, action.remove);
    case 'snooze': {
      const body = { until: action.until, ...(action.note && { note: action.note }) };
      await answer(api.POST('/api/v1/complaints/{reference}/snooze', { params: { path }, body }));
      return;
    }
    case 'severity': {
      const body = { severity: action.severity };
      await answer(api.PATCH('/api/v1/complaints/{reference}', { params: { path }, body }));
    }
  }
}

/** From one owner to another only with a briefing; where there is no owner yet, without. */
async function assign({ reference, owner }: Row, ownerId: string | null, briefing: string): Promise<void> {
  const path = { reference };
  if (owner?.id === ownerId) return;
  if (owner && ownerId) {
    const body = { toId: ownerId, briefing };
    await answer(api.POST('/api/v1/complaints/{reference}/handovers', { params: { path }, body }));
  } else await answer(api.POST('/api/v1/complaints/{reference}/assignment', { params: { path }, body: { ownerId } }));
}

/** On what is there now, since the row may be older; a tag that somebody else sets meanwhile is not lost. */
async function tag(path: { reference: string }, add: string, remove: string): Promise<void> {
  const { data, etag } = await answerWithVersion(api.GET('/api/v1/complaints/{reference}', { params: { path } }));
  const tags = [...new Set([...data.tags, ...(add ? [add] : [])])].filter((one) => one !== remove);
  if (tags.length === data.tags.length && tags.every((one) => data.tags.includes(one))) return;
  const header = etag === null ? {} : { 'If-Match': etag };
  await answer(api.PATCH('/api/v1/complaints/{reference}', { params: { path, header }, body: { tags } }));
}
