import type { MailSender } from '#channels/deliver-mail';
import { ChangeComplaint } from '#recovery/change-complaint';
import { DeliverMail } from '#recovery/deliver-mail';
import { PeopleBook } from '#recovery/people-book';
import { PostMail } from '#recovery/post-mail';
import { SettleMail } from '#recovery/settle-mail';
import type { TestApi } from './api.ts';

const IDENTITY = {
  from: { name: 'Amends', address: 'care@company.example' },
  domain: 'company.example',
  secret: 'a secret of the tests that is long enough',
};

/** What a worker delivers mail with, at the time of this api. */
export function deliverMail(api: TestApi, sender: MailSender): DeliverMail {
  const clock = { now: () => api.now };
  const posting = new PostMail(api.database, sender, IDENTITY, api.files);
  const settling = new SettleMail(api.database, api.app.get(PeopleBook), api.app.get(ChangeComplaint), clock);
  return new DeliverMail(api.database, posting, settling, clock);
}
