import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DoOutboxJob } from '#recovery/do-outbox-job';
import { TestApi } from '../support/api.ts';
import { Clockwork, HOUR, MINUTE, type Item } from '../support/clockwork.ts';

let api: TestApi;
let work: Clockwork;
beforeAll(async () => {
  api = await TestApi.start();
  work = new Clockwork(api);
});
afterAll(() => api.stop());
beforeEach(async () => {
  work.startOver();
  await api.rows('DELETE FROM offer');
  await api.rows('DELETE FROM outbox');
  await api.rows(`UPDATE complaint SET owner_id = NULL, status = 'closed'`);
  await api.rows('UPDATE agent SET case_cap = NULL');
  work.forgetPeople();
  await work.ladder([]);
  await work.policy({ offering: { answerWithin: 'PT15M', cap: 10 } });
});

const ownerless = () => api.log('supervisor', { ownerId: null, teamId: api.ids.North });
const offers = (reference: string) =>
  api.rows<{ id: string; name: string; state: string }>(
    `SELECT o.id, a.name, o.state FROM offer o JOIN agent a ON a.id = agent_id JOIN complaint c ON c.id = complaint_id
     WHERE reference = $1 ORDER BY offered_at, o.id`,
    [reference],
  );
const answer = (id: string, how: 'acceptance' | 'decline', who: 'agent' | 'other' | 'supervisor' = 'agent') =>
  api
    .as(who)
    .post(`offers/${id}/${how}`)
    .send(how === 'decline' ? {} : undefined);

async function offered(): Promise<{ reference: string; id: string }> {
  const reference = await ownerless();
  await api.pass(0);
  return { reference, id: (await offers(reference))[0]!.id };
}

test('of many acceptances and declines at the same moment one counts', async () => {
  const { reference, id } = await offered();
  const answers = await Promise.all([
    answer(id, 'acceptance'),
    answer(id, 'acceptance'),
    answer(id, 'decline'),
    answer(id, 'acceptance'),
    answer(id, 'decline'),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409]);
  expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'offer-over' });
  expect((await work.events(reference)).filter(({ type }) => /^offer\.(accepted|declined)$/.test(type))).toHaveLength(
    1,
  );
  const isAccepted = [0, 1, 3].some((index) => answers[index]!.status === 200);
  expect(await work.events(reference, 'owner.changed')).toHaveLength(isAccepted ? 1 : 0);
});

test('an answer after the end of the offer is too late, also before anybody has written that down', async () => {
  const { reference, id } = await offered();
  api.wait(15 * MINUTE);
  await answer(id, 'acceptance').expect(409);
  await answer(id, 'decline').expect(409);
  await api.pass(0);
  await answer(id, 'acceptance').expect(409);
  expect((await offers(reference)).map(({ name, state }) => `${name}: ${state}`)).toEqual([
    'Anna Agent: expired',
    'Otto Other: open',
  ]);
});

test('what was offered to somebody else is not there', async () => {
  const { id } = await offered();
  await answer(id, 'acceptance', 'other').expect(404);
  await answer(id, 'decline', 'supervisor').expect(404);
  await answer('01890a5d-ac96-774b-bcce-b302099a8057', 'acceptance').expect(404);
});

test.each<[string, (reference: string) => Promise<unknown>]>([
  [
    'assigned by hand',
    (reference) =>
      api.as('supervisor').post(`complaints/${reference}/assignment`).send({ ownerId: api.ids.other }).expect(200),
  ],
  ['resolved', (reference) => work.move(reference, 'resolved')],
])('one that is %s is offered to nobody any more', async (_, end) => {
  const { reference, id } = await offered();
  await end(reference);
  await api.pass(HOUR);
  expect((await offers(reference)).map(({ state }) => state)).toEqual(['withdrawn']);
  await answer(id, 'acceptance').expect(409);
  expect((await api.as('agent').get('offers').expect(200)).body).toEqual({ items: [] });
  expect(await api.rows(`SELECT job FROM outbox WHERE job = 'offer-complaint'`)).toEqual([]);
});

test('an owner who is taken away leaves it to be offered again', async () => {
  const { reference, id } = await offered();
  await answer(id, 'acceptance').expect(200);
  await api.as('supervisor').post(`complaints/${reference}/assignment`).send({ ownerId: null }).expect(200);
  await api.pass(0);
  expect((await offers(reference)).map(({ state }) => state)).toEqual(['accepted', 'open']);
});

test('workers that offer many complaints at the same moment keep every cap, and offer each to one person', async () => {
  for (const who of ['agent', 'other'] as const) await work.edit(api.ids[who], { caseCap: 3 });
  const references = await Promise.all(Array.from({ length: 10 }, ownerless));
  const jobs = await api.rows<{ id: string; complaintId: string }>(
    `SELECT id, subject_id AS "complaintId" FROM outbox WHERE job = 'offer-complaint' ORDER BY random()`,
  );
  // Each job is in the queue twice, as after a stalled lock.
  await Promise.all(
    [...jobs, ...jobs].map(({ id, complaintId }) => api.app.get(DoOutboxJob).do(id, complaintId, 'job:test')),
  );
  await api.pass(MINUTE);
  const open = await api.rows<{ agent_id: string; n: number }>(
    `SELECT agent_id, count(*)::int AS n FROM offer WHERE state = 'open' GROUP BY agent_id`,
  );
  expect(open.map(({ n }) => n)).toEqual([3, 3]);
  const each = await Promise.all(references.map(offers));
  expect(each.map((one) => one.length).filter((n) => n > 1)).toEqual([]);
  // All were received at the same moment, so the order in which they were written down decides.
  const written = await api.rows<{ reference: string; n: number }>(
    `SELECT c.reference, (SELECT count(*)::int FROM offer o WHERE o.complaint_id = c.id) AS n FROM complaint c
     WHERE c.reference = ANY($1) ORDER BY c.received_at, c.id`,
    [references],
  );
  expect(written.map(({ n }) => n)).toEqual([1, 1, 1, 1, 1, 1, 0, 0, 0, 0]);
});

test('an owner who stays silent after accepting loses the case by rule, and gets it not back', async () => {
  await work.ladder([{ at: '50%', to: 'owner', action: 'reassign', clocks: ['first-response'] }]);
  const { reference, id } = await offered();
  await answer(id, 'acceptance').expect(200);
  await api.pass(2 * HOUR);
  expect(await work.complaint(reference)).toMatchObject({ owner: { name: 'Otto Other' } });
  expect((await work.escalations(reference)).map(({ action }) => action)).toEqual(['reassign']);
  expect((await work.list(`complaints/${reference}/handovers`)) as Item[]).toMatchObject([
    { to: { name: 'Otto Other' } },
  ]);
});
