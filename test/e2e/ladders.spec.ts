import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';
import { Clockwork, HOUR, type Item, type Rung } from '../support/clockwork.ts';

let api: TestApi;
let work: Clockwork;
beforeAll(async () => {
  api = await TestApi.start();
  work = new Clockwork(api);
});
afterAll(() => api.stop());

const WEBHOOK = '01890a5d-ac96-774b-bcce-b302099a8057';
const notify = (at: string, more: object = {}): Rung => ({ at, to: 'supervisor', ...more });
const save = (rungs: unknown[], change: object = {}) =>
  api
    .as('manager')
    .post('ladders')
    .send({ name: 'Refused', rungs, ...change });

test.each<[string, unknown[], object, string]>([
  ['a share beyond the deadline', [notify('75%'), notify('101%')], {}, 'rungs.1.at'],
  ['a time that is none', [notify('soon')], {}, 'rungs.0.at'],
  ['a time before the deadline in days', [notify('-P1D')], {}, 'rungs.0.at'],
  ['an unknown action', [notify('75%', { action: 'shout' })], {}, 'rungs.0.action'],
  ['an unknown audience', [{ at: '75%', to: 'everybody' }], {}, 'rungs.0.to'],
  ['call-webhook without a webhook', [notify('75%', { action: 'call-webhook' })], {}, 'rungs.0.webhookId'],
  ['a webhook without call-webhook', [notify('75%', { webhookId: WEBHOOK })], {}, 'rungs.0.webhookId'],
  [
    'a webhook that is not there',
    [notify('75%', { action: 'call-webhook', webhookId: WEBHOOK })],
    {},
    'rungs.0.webhookId',
  ],
  ['a key given twice', [notify('50%', { key: 'a' }), notify('75%', { key: 'a' })], {}, 'rungs.1.key'],
  ['an empty key', [notify('50%', { key: '' })], {}, 'rungs.0.key'],
  ['an unknown clock', [notify('50%', { clocks: ['resolution', 'lunch'] })], {}, 'rungs.0.clocks.1'],
  ['no clock at all', [notify('50%', { clocks: [] })], {}, 'rungs.0.clocks'],
  ['a patience that is no duration', [], { acknowledgeWithin: 'an hour' }, 'acknowledgeWithin'],
  ['no patience', [], { acknowledgeWithin: 'PT0S' }, 'acknowledgeWithin'],
])('%s is refused, naming the field', async (_, rungs, change, field) => {
  const { body } = await save(rungs, change).expect(400);
  expect((body as { errors: { field: string }[] }).errors.map((error) => error.field)).toContain(field);
  expect((await work.list('ladders')).map(({ name }) => name)).not.toContain('Refused');
});

test('a replacement is refused like the ladder itself, and a preview like the replacement', async () => {
  const { id, name } = (await work.list('ladders'))[0]!;
  for (const asked of [api.as('manager').put(`ladders/${id}`), api.as('manager').post(`ladders/${id}/preview`)]) {
    const { body } = await asked.send({ name, rungs: [notify('75%'), notify('200%')] }).expect(400);
    expect(body).toMatchObject({ errors: [{ field: 'rungs.1.at' }] });
  }
});

test('a ladder reads as it was written, with all that was left out', async () => {
  const { headers, body } = await save([notify('75%'), notify('+PT1H', { key: 'late', to: 'manager' })], {
    name: 'Read back',
    acknowledgeWithin: 'PT20M',
  }).expect(201);
  expect(body).toMatchObject({
    name: 'Read back',
    acknowledgeWithin: 'PT20M',
    rungs: [
      { key: expect.any(String), at: '75%', action: 'notify', to: 'supervisor' },
      { key: 'late', at: '+PT1H', action: 'notify', to: 'manager' },
    ],
  });
  expect((await api.as('manager').get(headers.location!).expect(200)).body).toEqual(body);
  // Written back as it was read, nothing is lost.
  const { id, version: _, ...written } = body as Item;
  const { body: again } = await api.as('manager').put(`ladders/${id}`).send(written).expect(200);
  expect(again).toEqual(body);
});

test('a rung without a key that is the same as before keeps its key, and another one gets a new key', async () => {
  const before = (await work.ladder([notify('50%'), notify('75%'), notify('PT0S')])).rungs;
  const after = (await work.ladder([notify('75%'), notify('60%'), notify('PT0S'), notify('75%')])).rungs;
  expect(after[0]!.key).toBe(before[1]!.key);
  expect(after[2]!.key).toBe(before[2]!.key);
  expect(new Set(after.map(({ key }) => key)).size).toBe(4);
  expect(before.map(({ key }) => key)).not.toContain(after[1]!.key);
  // One that says something else is another rung, also where it stands at the same time.
  const changed = (await work.ladder([notify('75%', { to: 'manager' }), notify('60%', { clocks: ['resolution'] })]))
    .rungs;
  for (const { key } of changed) expect(after.map((rung) => rung.key)).not.toContain(key);
});

test('a ladder that is put into another order fires nothing twice, and skips nothing', async () => {
  work.startOver();
  const first = (
    await work.ladder([notify('25%', { clocks: ['first-response'] }), notify('50%', { clocks: ['first-response'] })])
  ).rungs;
  const reference = await api.log();
  await api.pass(2.5 * HOUR);
  const keys = async () =>
    (
      await api.rows<{ key: string }>(
        `SELECT e.rung_key AS key FROM escalation e JOIN complaint c ON c.id = e.complaint_id WHERE c.reference = $1 ORDER BY e.due_at`,
        [reference],
      )
    ).map(({ key }) => key);
  expect(await keys()).toEqual(first.map(({ key }) => key));
  // One in front, one between, one behind, the others the other way round; one given by its key, the other found by what it says.
  const [quarter, half] = first as [Rung, Rung];
  const { key: _, ...withoutKey } = half;
  const second = await work.ladder([
    notify('90%', { clocks: ['first-response'] }),
    withoutKey,
    notify('40%', { clocks: ['first-response'] }),
    quarter,
  ]);
  const [ninety, , forty] = second.rungs;
  await api.pass(5 * HOUR);
  // The new rung at 40 % lies behind us already: it is raised once, late.
  expect((await keys()).toSorted()).toEqual([quarter.key!, half.key!, forty!.key, ninety!.key].toSorted());
});

test('a rung whose words change but whose key stays has fired already', async () => {
  work.startOver();
  const [rung] = (await work.ladder([notify('25%', { clocks: ['first-response'] })])).rungs;
  const reference = await api.log();
  await api.pass(1.5 * HOUR);
  expect(await work.escalations(reference)).toHaveLength(1);
  await work.ladder([{ ...rung!, to: 'manager' }]);
  await api.pass(5 * HOUR);
  expect(await work.escalations(reference)).toHaveLength(1);
});
