import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { planDigests } from '#recovery/plan-digests';
import { TestApi } from '../support/api.ts';

const [HOUR, DAY] = [3_600_000, 86_400_000];
let api: TestApi;
beforeAll(async () => void (api = await TestApi.start({ publicUrl: 'https://care.company.example' })));
afterAll(() => api.stop());

test('every mail to those who work here leads to the case in the console, and none holds the customer’s private link', async () => {
  await api.rows(`UPDATE agent SET digest_at = '08:00'`);
  await planDigests(api.database, api.now);
  const reference = await api.log();
  const later = (milliseconds: number) => new Date(api.now.getTime() + milliseconds).toISOString();
  const post = (path: string, body: object, who: 'agent' | 'supervisor' = 'agent') =>
    api.as(who).post(path).send(body).expect(201);
  await post(`complaints/${reference}/promises`, { what: 'The refund is there.', dueAt: later(4 * HOUR) });
  await post('reminders', { complaint: reference, at: later(HOUR), note: 'Call the bank.' });
  await post(`complaints/${reference}/escalations`, { reason: 'Somebody higher up.' });
  await api.pass(2 * HOUR);
  await post(
    `complaints/${reference}/handovers`,
    { toId: api.ids.supervisor, briefing: 'Charged twice.' },
    'supervisor',
  );
  await api.pass(4 * DAY);
  const mails = await api.rows<{ template: string; text: string; html: string }>(
    `SELECT template, text, html FROM mail WHERE to_address LIKE '%@company.example'`,
  );
  expect([...new Set(mails.map(({ template }) => template))].toSorted()).toEqual([
    'customer-escalation',
    'digest',
    'escalation',
    'handover',
    'promise-reminder',
    'reminder',
  ]);
  for (const { template, text, html } of mails) {
    const page = `https://care.company.example/complaints/${reference}`;
    expect([template, text.includes(`${page}\n`), html.includes(`href="${page}"`)]).toEqual([template, true, true]);
    expect(text + html).not.toContain('/case/');
  }
}, 60_000);
