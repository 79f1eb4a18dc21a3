import { ms, type BookedEvent, type Books } from './books.ts';
import { group } from './check-clocks.ts';
import type { Verdict } from './violation.ts';

type Row = Record<string, unknown>;

const SETTLED = ['resolved', 'closed'];
const ROWS = 'history and rows agree';
const ONCE = 'nothing happens twice';
const DONE = 'everything that was due is done';
const NO_OTHER = 'nothing is done that should not be';

/** Proves of each complaint that it stands as its history says, and of its follow-ups, offers, reminders and customers' escalations. */
export function checkCases(books: Books, verdict: Verdict): void {
  const of = {
    followUps: group(books.followUps),
    reminders: group(books.reminders),
    escalations: group(books.escalations.filter(({ kind }) => kind === 'customer')),
    outbox: new Map(books.outbox.map((row) => [String(row.subject_id), row])),
  };
  for (const row of books.complaints) {
    const id = String(row.id);
    const events = books.events.get(id) ?? [];
    const blame = (claim: string, what: string) => verdict.blame(claim, String(row.reference), what, events);
    verdict.saw('complaints');
    verdict.saw('events', events.length);
    checkStanding(row, events, blame);
    checkFollowUps(of.followUps.get(id) ?? [], events, blame, verdict);
    checkOffers(events, blame, verdict);
    checkReminders(of.reminders.get(id) ?? [], events, blame, verdict);
    checkCustomerEscalations(of.escalations.get(id) ?? [], events, blame, verdict);
  }
}

type Blame = (claim: string, what: string) => void;

function checkStanding(row: Row, events: readonly BookedEvent[], blame: Blame): void {
  const first = events[0];
  if (first?.type !== 'complaint.logged') return blame(ROWS, 'its history does not begin with its being logged');
  if (events.filter(({ type }) => type === 'complaint.logged').length > 1) blame(ONCE, 'it was logged twice');
  const stands: Row = {
    status: 'new',
    severity: first.data.severity,
    owner_id: first.data.ownerId,
    owner_count: first.data.ownerId ? 1 : 0,
    reopened_count: 0,
  };
  for (const { type, data } of events) {
    if (type === 'status.changed') {
      if (data.from !== stands.status)
        blame(ROWS, `it moved from ${String(data.from)} when it was ${String(stands.status)}`);
      if (SETTLED.includes(String(stands.status)) && !SETTLED.includes(String(data.to)))
        stands.reopened_count = Number(stands.reopened_count) + 1;
      stands.status = data.to;
    }
    if (type === 'complaint.merged') stands.status = 'merged';
    if (type === 'owner.changed') {
      if (data.from !== stands.owner_id)
        blame(ROWS, `its owner changed from ${String(data.from)} when it was ${String(stands.owner_id)}`);
      stands.owner_id = data.to;
      if (data.to) stands.owner_count = Number(stands.owner_count) + 1;
    }
    if (type === 'complaint.edited')
      stands.severity = (data.after as { severity?: string }).severity ?? stands.severity;
  }
  for (const [column, value] of Object.entries(stands))
    if (row[column] !== value) blame(ROWS, `${column} is ${String(row[column])}, its history says ${String(value)}`);
}

function checkFollowUps(rows: readonly Row[], events: readonly BookedEvent[], blame: Blame, verdict: Verdict): void {
  let status = 'new';
  const sent = new Map<string, BookedEvent>();
  const steps = new Set<string>();
  const expired = new Set<string>();
  for (const event of events) {
    const { type, data, at } = event;
    if (type === 'status.changed') status = String(data.to);
    if (type === 'complaint.merged') status = 'merged';
    const id = String(data.followUpId);
    if (type === 'follow-up.sent') {
      verdict.saw('follow-ups sent');
      const step = `${String(data.resolution)}/${String(data.step)}`;
      if (sent.has(id) || steps.has(step)) blame(ONCE, `follow-up ${step} was sent twice`);
      if (!SETTLED.includes(status)) blame(NO_OTHER, `follow-up ${step} was sent while the complaint was ${status}`);
      const row = rows.find((candidate) => candidate.id === id);
      if (row && at < ms(row.due_at)!) blame(NO_OTHER, `follow-up ${step} was sent ${ms(row.due_at)! - at} ms early`);
      sent.set(id, event);
      steps.add(step);
    }
    if (type === 'follow-up.expired') {
      const waited = sent.get(id);
      if (expired.has(id)) blame(ONCE, `the wait for follow-up ${id} ended twice`);
      expired.add(id);
      if (!waited) blame(NO_OTHER, `the wait for follow-up ${id} ended, and it was never sent`);
      else if (at < ms(waited.data.waitsUntil)!)
        blame(NO_OTHER, `the wait for follow-up ${id} ended ${ms(waited.data.waitsUntil)! - at} ms early`);
    }
  }
  const planned = events.filter(({ type }) => type === 'follow-up.planned');
  const plannedSteps = planned.reduce((sum, { data }) => sum + (data.dueAt as unknown[]).length, 0);
  if (plannedSteps !== rows.length)
    blame(ROWS, `${plannedSteps} follow-ups were planned, and there are ${rows.length}`);
  for (const row of rows) {
    const step = `${String(row.resolution)}/${String(row.step)}`;
    if (row.state === 'planned') blame(DONE, `follow-up ${step} is still planned`);
    const wasSent = ['sent', 'expired', 'answered'].includes(String(row.state));
    if (wasSent !== sent.has(String(row.id)))
      blame(ROWS, `follow-up ${step} is ${String(row.state)}, its history differs`);
    // Nothing came between: the customer was asked.
    const isLast =
      row.step ===
      Math.max(...rows.filter(({ resolution }) => resolution === row.resolution).map(({ step }) => Number(step)));
    const index = events.findLastIndex(({ type }) => type === 'follow-up.planned');
    const since = events
      .slice(index + 1)
      .filter(({ type }) => type === 'status.changed' || type === 'complaint.merged');
    if (isLast && row.resolution === planned.length && since.length === 0 && !wasSent)
      blame(
        DONE,
        `the customer was not asked, though the complaint stayed resolved: follow-up ${step} is ${String(row.state)}`,
      );
  }
}

function checkOffers(events: readonly BookedEvent[], blame: Blame, verdict: Verdict): void {
  let owner: unknown = events[0]?.data.ownerId ?? null;
  let status = 'new';
  let open: BookedEvent | null = null;
  for (const event of events) {
    const { type, data, at } = event;
    if (type === 'status.changed') status = String(data.to);
    if (type === 'complaint.merged') status = 'merged';
    if (type === 'owner.changed') owner = data.to;
    if (type === 'owner.changed' || [...SETTLED, 'merged'].includes(status)) open = null;
    if (type === 'offer.made') {
      verdict.saw('offers');
      if (open) blame(ONCE, 'it was offered to two people at the same time');
      if (owner !== null) blame(NO_OTHER, 'it was offered although it had an owner');
      if ([...SETTLED, 'merged'].includes(status)) blame(NO_OTHER, `it was offered when it was ${status}`);
      open = event;
    }
    if (type === 'offer.accepted' || type === 'offer.declined') open = null;
    if (type === 'offer.expired') {
      const made = events.find((one) => one.type === 'offer.made' && one.data.offerId === data.offerId);
      if (made && at < ms(made.data.expiresAt)!)
        blame(NO_OTHER, `an offer ended ${ms(made.data.expiresAt)! - at} ms early`);
      if (open?.data.offerId === data.offerId) open = null;
    }
  }
  for (const type of ['offer.accepted', 'offer.declined', 'offer.expired']) onlyOnce(events, type, 'offerId', blame);
}

function checkReminders(rows: readonly Row[], events: readonly BookedEvent[], blame: Blame, verdict: Verdict): void {
  onlyOnce(events, 'reminder.sent', 'reminderId', blame);
  onlyOnce(events, 'reminder.set', 'reminderId', blame);
  for (const { id, kind, state, due_at, next_at } of rows) {
    verdict.saw('reminders');
    if (state === 'planned' && next_at === null)
      blame(DONE, `${String(kind)} reminder ${String(id)} is planned for no time`);
    const sent = events.find(({ type, data }) => type === 'reminder.sent' && data.reminderId === id);
    if ((state === 'sent') !== (sent !== undefined))
      blame(ROWS, `${String(kind)} reminder ${String(id)} is ${String(state)}, its history differs`);
    if (sent && sent.at < ms(due_at)!)
      blame(NO_OTHER, `${String(kind)} reminder ${String(id)} came ${ms(due_at)! - sent.at} ms early`);
  }
}

function checkCustomerEscalations(
  rows: readonly Row[],
  events: readonly BookedEvent[],
  blame: Blame,
  verdict: Verdict,
): void {
  for (const { id, climbs, state } of rows) {
    verdict.saw("customers' escalations");
    const own = events.filter(({ data }) => data.escalationId === id);
    if (own.filter(({ type }) => type === 'customer.escalated').length !== 1)
      blame(ONCE, `the customer's escalation ${String(id)} is not in the history once`);
    const told = own.filter(
      ({ type, data }) => ['escalation.climbed', 'escalation.unheard'].includes(type) && data.climbs !== undefined,
    );
    const numbers = told.map(({ data }) => Number(data.climbs));
    // One that came with a merger climbed before, in the history of the other complaint.
    const isCarried = own.some(({ data }) => data.carriedFrom !== undefined);
    const first = isCarried ? Number(climbs) - numbers.length + 1 : 1;
    if (numbers.some((number, n) => number !== first + n) || (numbers.at(-1) ?? first - 1) !== climbs)
      blame(ROWS, `escalation ${String(id)} climbed ${String(climbs)} times, its history says ${numbers.join()}`);
    const over = own.findIndex(({ type }) => type === 'escalation.acknowledged');
    if (over >= 0 && own.slice(over + 1).length > 0)
      blame(NO_OTHER, `escalation ${String(id)} went on after somebody had taken it on`);
    if (state === 'waiting') blame(DONE, `escalation ${String(id)} of the customer still waits`);
    for (let n = 1; n < told.length; n++)
      if (told[n]!.at >= told[n - 1]!.at && told[n]!.at < told[n - 1]!.at + 5_000)
        blame(NO_OTHER, `escalation ${String(id)} climbed twice in ${told[n]!.at - told[n - 1]!.at} ms`);
  }
}

function onlyOnce(events: readonly BookedEvent[], type: string, key: string, blame: Blame): void {
  const ids = events.filter((event) => event.type === type).map(({ data }) => data[key]);
  if (new Set(ids).size !== ids.length) blame(ONCE, `${type} stands in the history twice for the same ${key}`);
}
