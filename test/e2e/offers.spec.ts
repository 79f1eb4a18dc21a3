import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';
import { Clockwork, DAY, HOUR, MINUTE, type Item } from '../support/clockwork.ts';

let api: TestApi;
let work: Clockwork;
beforeAll(async () => {
  api = await TestApi.start();
  work = new Clockwork(api);
  await work.ladder([]);
});
afterAll(() => api.stop());
beforeEach(async () => {
  work.startOver();
  await work.callBack();
  await api.rows('DELETE FROM offer');
  await api.rows('DELETE FROM outbox');
  await api.rows(`UPDATE complaint SET owner_id = NULL, status = 'closed'`);
  await api.rows('DELETE FROM notification');
  await api.rows(`UPDATE agent SET active = (email NOT LIKE 'hired.%'), case_cap = NULL`);
  work.forgetPeople();
  await work.policy({ offering: { answerWithin: 'PT15M', cap: 10 } });
});

const ownerless = (body: object = {}) => api.log('supervisor', { ownerId: null, teamId: api.ids.North, ...body });
/** To whom it was offered so far, and what became of it. */
const offers = (reference: string) =>
  api.rows<{ id: string; name: string; state: string; at: Date }>(
    `SELECT o.id, a.name, o.state, offered_at AS at FROM offer o JOIN agent a ON a.id = agent_id JOIN complaint c ON c.id = complaint_id
     WHERE reference = $1 ORDER BY offered_at, o.id`,
    [reference],
  );
const told = async (reference: string) => (await offers(reference)).map(({ name, state }) => `${name}: ${state}`);
const own = async (id: string, cases: number) => {
  for (let n = 0; n < cases; n++) await api.log('supervisor', { ownerId: id });
};

test('an ownerless complaint is offered to whoever of the team has most room by their own cap', async () => {
  const small = await work.hire({ name: 'Sam Small', caseCap: 4 });
  const big = await work.hire({ name: 'Bo Big', caseCap: 30 });
  await own(api.ids.agent, 3);
  await own(small, 1);
  await own(big, 6);
  const reference = await ownerless({ subject: 'Charged twice', category: 'billing', severity: 'high' });
  await api.pass(0);
  expect(await told(reference)).toEqual(['Bo Big: open']);
  const asBig = await work.as(big);
  const { body } = await asBig.get('offers').expect(200);
  const [offer] = await offers(reference);
  expect(body).toEqual({
    items: [
      {
        id: offer!.id,
        reference,
        severity: 'high',
        category: 'billing',
        subject: 'Charged twice',
        language: 'en',
        state: 'open',
        receivedAt: '2026-11-20T10:00:00.000Z',
        dueAt: '2026-11-20T12:00:00.000Z',
        offeredAt: '2026-11-20T10:00:00.000Z',
        expiresAt: '2026-11-20T10:15:00.000Z',
      },
    ],
  });
  expect((await asBig.get('notifications').expect(200)).body).toMatchObject({ items: [{ kind: 'offer', reference }] });
  // Nobody sees another's offers.
  expect((await api.as('agent').get('offers').expect(200)).body).toEqual({ items: [] });
  expect(await work.events(reference, 'offer.made')).toMatchObject([{ data: { to: big } }]);
});

test('the team comes first; without anybody of it who is there it goes to another team', async () => {
  await own(api.ids.agent, 5);
  const first = await ownerless();
  await api.pass(0);
  expect(await told(first)).toEqual(['Anna Agent: open']);
  await work.sendAway(api.ids.agent);
  const second = await ownerless();
  await api.pass(0);
  expect(await told(second)).toEqual(['Otto Other: open']);
});

test('accepting makes the owner, also from another team, and the customer hears who it is', async () => {
  await work.sendAway(api.ids.agent);
  const reference = await ownerless();
  await api.pass(0);
  // The complaint of another team is not visible to Otto, the offer is.
  await api.as('other').get(`complaints/${reference}`).expect(404);
  const [offer] = await offers(reference);
  const { body } = await api.as('other').post(`offers/${offer!.id}/acceptance`).expect(200);
  expect(body).toMatchObject({ id: offer!.id, state: 'accepted' });
  expect((await api.as('other').get(`complaints/${reference}`).expect(200)).body).toMatchObject({
    owner: { name: 'Otto Other' },
    team: { name: 'South' },
  });
  expect((await work.events(reference)).map(({ type }) => type)).toEqual(
    expect.arrayContaining(['offer.accepted', 'owner.changed', 'team.changed']),
  );
  await api.pass(HOUR);
  expect(await work.mails(reference, 'new-owner')).toHaveLength(1);
  expect(await told(reference)).toEqual(['Otto Other: accepted']);
});

test('whoever declines is never asked again, the next one at once, and in the end the supervisors', async () => {
  const reference = await ownerless();
  await api.pass(0);
  const decline = async (who: 'agent' | 'other', body: object) => {
    const open = (await offers(reference)).find(({ state }) => state === 'open')!;
    await api.as(who).post(`offers/${open.id}/decline`).send(body).expect(200);
    await api.pass(0);
  };
  await decline('agent', { reason: 'I know the customer.' });
  expect(await told(reference)).toEqual(['Anna Agent: declined', 'Otto Other: open']);
  await decline('other', {});
  await api.pass(DAY);
  expect(await told(reference)).toEqual(['Anna Agent: declined', 'Otto Other: declined']);
  expect(await work.events(reference, 'offer.declined')).toMatchObject([
    { data: { reason: 'I know the customer.' } },
    {},
  ]);
  expect(await work.events(reference, 'offer.unheard')).toHaveLength(1);
  expect((await api.as('supervisor').get('notifications').expect(200)).body).toMatchObject({
    items: [{ kind: 'unowned', reference }],
  });
  // One look is planned, however often it was declined.
  expect(await api.rows(`SELECT job FROM outbox WHERE job = 'offer-complaint'`)).toHaveLength(1);
});

test('silence ends the offer, the next one is asked, and those who kept silent come last', async () => {
  const reference = await ownerless();
  await api.pass(15 * MINUTE);
  expect(await told(reference)).toEqual(['Anna Agent: expired', 'Otto Other: open']);
  await api.pass(15 * MINUTE);
  const fresh = await work.hire({ name: 'Zoe New', teamId: api.ids.South });
  await api.pass(15 * MINUTE);
  expect((await offers(reference)).map(({ name, at }) => [name, at.toISOString().slice(11, 16)])).toEqual([
    ['Anna Agent', '10:00'],
    ['Otto Other', '10:15'],
    ['Anna Agent', '10:30'],
    ['Zoe New', '10:45'],
  ]);
  expect(await work.events(reference, 'offer.expired')).toHaveLength(3);
  expect((await (await work.as(fresh)).get('offers')).body).toMatchObject({ items: [{ reference }] });
});

test('after each round of offers that failed the supervisors are told again, at most once an hour', async () => {
  await work.sendAway(api.ids.other);
  const reference = await ownerless();
  const told = async () =>
    (
      (await api.as('supervisor').get('notifications').expect(200)).body as { items: { kind: string; at: string }[] }
    ).items
      .filter(({ kind }) => kind === 'unowned')
      .map(({ at }) => at.slice(11, 16))
      .toSorted();
  await api.pass(14 * MINUTE);
  expect(await told()).toEqual([]);
  // Anna alone is there, and keeps silent every quarter of an hour.
  await api.pass(MINUTE);
  expect(await told()).toEqual(['10:15']);
  await api.pass(45 * MINUTE);
  expect(await told()).toEqual(['10:15']);
  await api.pass(15 * MINUTE);
  expect(await told()).toEqual(['10:15', '11:15']);
  // Nobody is left to ask: that is one more round, and then there is none.
  await api.pass(65 * MINUTE);
  const open = (await offers(reference)).find(({ state }) => state === 'open')!;
  await api.as('agent').post(`offers/${open.id}/decline`).send({}).expect(200);
  await api.pass(60 * MINUTE);
  const times = await told();
  expect(times).toHaveLength(4);
  await api.pass(3 * HOUR);
  expect(await told()).toEqual(times);
  expect(await work.events(reference, 'offer.unheard')).toHaveLength(4);
});

test('offers that wait for an answer count as cases, so that nobody is asked beyond the cap', async () => {
  for (const who of ['agent', 'other'] as const) await work.edit(api.ids[who], { caseCap: 2 });
  await own(api.ids.agent, 1);
  const references = [await ownerless(), await ownerless(), await ownerless(), await ownerless()];
  await api.pass(10_000);
  expect((await Promise.all(references.map(told))).flat().toSorted()).toEqual([
    'Anna Agent: open',
    'Otto Other: open',
    'Otto Other: open',
  ]);
  // The youngest has nobody.
  expect(await told(references[3]!)).toEqual([]);
});

test('when room becomes free the oldest gets it, not the one who came last', async () => {
  await work.sendAway(api.ids.other);
  await work.edit(api.ids.agent, { caseCap: 1 });
  const occupying = await api.log();
  const waiting: string[] = [];
  for (let n = 0; n < 3; n++) {
    waiting.push(await ownerless());
    await api.pass(10_000);
  }
  expect((await Promise.all(waiting.map(told))).flat()).toEqual([]);
  for (const reference of waiting) expect(await work.events(reference, 'offer.unheard')).toHaveLength(1);
  await api.pass(MINUTE);
  await work.move(occupying, 'resolved');
  // Just now somebody else complains: the room is not theirs.
  const youngest = await ownerless();
  await api.pass(2 * MINUTE);
  expect((await Promise.all([...waiting, youngest].map(told))).map((one) => one.length)).toEqual([1, 0, 0, 0]);
  // Looked for again every two minutes: whoever complained longer ago received it first, however late it was written down.
  await work.edit(api.ids.agent, { caseCap: 3 });
  await api.pass(2 * MINUTE + 5_000);
  expect((await Promise.all([...waiting, youngest].map(told))).map((one) => one.length)).toEqual([1, 1, 1, 0]);
});

test('an older one that this person has declined holds nobody up', async () => {
  await work.sendAway(api.ids.other);
  const older = await ownerless();
  await api.pass(0);
  await api
    .as('agent')
    .post(`offers/${(await offers(older))[0]!.id}/decline`)
    .send({})
    .expect(200);
  await api.pass(10_000);
  const younger = await ownerless();
  await api.pass(0);
  expect(await told(younger)).toEqual(['Anna Agent: open']);
});

test('with nobody there the supervisors are told once, and it is offered the moment the first one comes', async () => {
  await work.sendAway(api.ids.agent);
  await work.sendAway(api.ids.other, new Date('2026-11-20T12:10:00Z'));
  const reference = await ownerless();
  await api.pass(2 * HOUR);
  expect(await told(reference)).toEqual([]);
  expect(await work.events(reference, 'offer.unheard')).toMatchObject([{ data: { told: [api.ids.supervisor] } }]);
  expect(((await api.as('supervisor').get('notifications')).body as { items: Item[] }).items).toHaveLength(1);
  await api.pass(10 * MINUTE);
  expect(await told(reference)).toEqual(['Otto Other: open']);
});

test('an owner who is taken away leaves it to be offered, and a policy without offering offers nothing', async () => {
  const reference = await api.log();
  await api.as('supervisor').post(`complaints/${reference}/assignment`).send({ ownerId: null }).expect(200);
  await api.pass(0);
  expect(await told(reference)).toHaveLength(1);
  await work.policy({ offering: null });
  const other = await ownerless();
  await api.pass(HOUR);
  expect(await told(other)).toEqual([]);
  // What was open under the old policy is withdrawn.
  expect((await offers(reference)).map(({ state }) => state)).not.toContain('open');
});

test('those that had no owner before the policy began to offer are offered too', async () => {
  await work.policy({ offering: null });
  const reference = await ownerless();
  await api.pass(HOUR);
  await work.policy({ offering: { answerWithin: 'PT15M', cap: 10 } });
  await api.pass(MINUTE);
  expect(await told(reference)).toEqual(['Anna Agent: open']);
});

test('a complaint that comes under an offering policy by an edit is offered', async () => {
  const { id: _, version: __, ...general } = await work.policy({ offering: null });
  const special = { ...general, name: 'Payments', position: 1, conditions: { categories: ['payments'] } };
  await api
    .as('manager')
    .post('policies')
    .send({ ...special, offering: { answerWithin: 'PT5M', cap: 10 } })
    .expect(201);
  const reference = await ownerless();
  await api.pass(HOUR);
  expect(await told(reference)).toEqual([]);
  await api.as('agent').patch(`complaints/${reference}`).send({ category: 'payments' }).expect(200);
  await api.pass(MINUTE);
  expect(await told(reference)).toEqual(['Anna Agent: open']);
});
