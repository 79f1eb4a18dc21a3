import type { BookedEvent, Books } from './books.ts';
import type { Arrival } from './slow-mail-server.ts';
import type { Verdict } from './violation.ts';

const ONCE = 'no message twice in the books';
const DONE = 'everything that was due is done';
const ROWS = 'history and rows agree';

/** Proves that what was to be written was written once, left, and is told so once. */
export function checkMail(books: Books, arrivals: readonly Arrival[], verdict: Verdict): void {
  const references = new Map(books.complaints.map(({ id, reference }) => [String(id), String(reference)]));
  const about = (row: Record<string, unknown>) => references.get(String(row.complaint_id)) ?? 'no complaint';
  const sent = new Map<string, BookedEvent[]>();
  for (const events of books.events.values()) {
    for (const event of events) {
      if (event.type !== 'mail.sent' && event.type !== 'mail.failed') continue;
      const id = String(event.data.mailId);
      sent.set(id, [...(sent.get(id) ?? []), event]);
    }
  }
  for (const mail of books.mails) {
    verdict.saw('mails');
    const events = sent.get(String(mail.id)) ?? [];
    const name = `mail ${String(mail.key)}`;
    if (mail.state === 'waiting')
      verdict.blame(DONE, about(mail), `${name} still waits${mail.next_at === null ? ', for no time' : ''}`, events);
    if (events.length > 1)
      verdict.blame(ONCE, about(mail), `${name} is told to have left ${events.length} times`, events);
    const left = mail.state === 'sent' || mail.state === 'failed';
    if (mail.complaint_id !== null && left !== events.length > 0)
      verdict.blame(ROWS, about(mail), `${name} is ${String(mail.state)}, its history differs`, events);
  }
  for (const [what, rows] of [
    ['mail', books.mails],
    ['notification', books.notifications],
  ] as const) {
    const seen = new Set<unknown>();
    for (const row of rows) {
      if (seen.has(row.key)) verdict.blame(ONCE, about(row), `${what} ${String(row.key)} is there twice`);
      seen.add(row.key);
    }
  }
  verdict.saw('notifications', books.notifications.length);
  checkArrivals(books, arrivals, verdict);
  checkWritten(books, verdict);
}

/** At least once towards the mail server: whatever the books call sent has arrived there, and nothing that was not written. */
function checkArrivals(books: Books, arrivals: readonly Arrival[], verdict: Verdict): void {
  const arrived = new Map<string, Set<string>>();
  for (const { to, messageId } of arrivals) arrived.set(to, (arrived.get(to) ?? new Set()).add(messageId));
  const addresses = new Set([...arrived.keys(), ...books.mails.map(({ to_address }) => String(to_address))]);
  for (const address of addresses) {
    const written = books.mails.filter(({ to_address }) => to_address === address);
    const sent = written.filter(({ state }) => state === 'sent').length;
    const found = arrived.get(address)?.size ?? 0;
    if (found < sent) verdict.blame(DONE, address, `${sent} mails are in the books as sent, ${found} arrived`);
    if (found > written.length)
      verdict.blame(ONCE, address, `${found} different mails arrived, ${written.length} were written`);
  }
  verdict.saw('mails that arrived', arrivals.length);
  verdict.saw(
    'of them repeated under the same Message-ID',
    arrivals.length - [...arrived.values()].reduce((sum, ids) => sum + ids.size, 0),
  );
}

/** Whatever the history says that somebody is told has its mail or notification. */
function checkWritten(books: Books, verdict: Verdict): void {
  const keys = new Set([...books.mails, ...books.notifications].map(({ key }) => String(key)));
  const mustBe = (key: string, { reference }: Record<string, unknown>, events: readonly BookedEvent[]): void => {
    if (!keys.has(key)) verdict.blame(DONE, String(reference), `nobody was told: there is no ${key}`, events);
  };
  for (const complaint of books.complaints) {
    const id = String(complaint.id);
    const events = books.events.get(id) ?? [];
    const wasSettled = events.some(
      ({ type, data }) =>
        type === 'complaint.merged' || (type === 'status.changed' && ['resolved', 'closed'].includes(String(data.to))),
    );
    // What a settlement overtakes is not said any more.
    if (!wasSettled) mustBe(`acknowledgement:${id}`, complaint, events);
    if (!wasSettled && events.some(({ type, data }) => type === 'owner.changed' && data.to))
      mustBe(`new-owner:${id}:${lastAnnounced(events)}`, complaint, events);
    let resolutions = 0;
    for (const event of events) {
      const { type, data } = event;
      if (type === 'offer.made') mustBe(`offer:${String(data.offerId)}:${String(data.to)}`, complaint, [event]);
      if (type === 'handover.made') mustBe(`handover:${String(data.handoverId)}`, complaint, [event]);
      if (type === 'status.changed' && data.to === 'resolved')
        mustBe(`resolution:${id}:${(resolutions = reopened(events, event) + 1)}`, complaint, [event]);
      if (type === 'escalation.raised' && data.key && data.action === 'notify') {
        for (const person of data.told as string[])
          mustBe(`escalation:${String(data.escalationId)}:${person}`, complaint, [event]);
      }
    }
    verdict.saw('resolutions', resolutions > 0 ? 1 : 0);
  }
}

/** How many owners it had had when it was given to its last one. */
function lastAnnounced(events: readonly BookedEvent[]): number {
  const first = events[0]!.data.ownerId ? 1 : 0;
  const changes = events.filter(({ type, data }) => type === 'owner.changed' && data.to).length;
  return first + changes;
}

function reopened(events: readonly BookedEvent[], until: BookedEvent): number {
  return events
    .slice(0, events.indexOf(until))
    .filter(
      ({ type, data }) =>
        type === 'status.changed' && ['resolved', 'closed'].includes(String(data.from)) && data.to === 'open',
    ).length;
}
