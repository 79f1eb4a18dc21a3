import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';
import { Clockwork, DAY, HOUR, type Item, type Rung } from '../support/clockwork.ts';

let api: TestApi;
let work: Clockwork;
let nights: string;
let mornings: string;
beforeAll(async () => {
  api = await TestApi.start();
  work = new Clockwork(api);
  nights = await calendar('Nights', '20:00', '04:00');
  mornings = await calendar('Mornings', '09:00', '12:30');
});
afterAll(() => api.stop());
beforeEach(async () => {
  work.startOver();
  await work.callBack();
  await api.rows(`UPDATE agent SET active = (email NOT LIKE 'hired.%'), calendar_id = NULL`);
  await api.rows('UPDATE team SET calendar_id = NULL');
  work.forgetPeople();
});

async function calendar(name: string, from: string, to: string): Promise<string> {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri'];
  const body = { name, timeZone: 'UTC', shifts: [{ days, from, to }] };
  return ((await api.as('manager').post('calendars').send(body).expect(201)).body as Item).id;
}

/** Two hours on: Friday 12:00. */
const rung = (to: string, at = '50%'): Rung => ({ at, to, clocks: ['first-response'] });
const told = async (reference: string) =>
  (await work.escalations(reference)).map(({ told: people, unheard }) => [
    (people as Item[]).map(({ name }) => name),
    unheard,
  ]);

const OBSTACLES: Record<string, (who: 'agent' | 'supervisor' | 'manager') => Promise<void>> = {
  absent: (who) => work.sendAway(api.ids[who]),
  'off shift': (who) => work.edit(api.ids[who], { calendarId: nights }),
  inactive: async (who) => {
    await api.rows('UPDATE agent SET active = false WHERE id = $1', [api.ids[who]]);
    work.forgetPeople();
  },
};

test.each(Object.entries(OBSTACLES))(
  'an owner who is %s is skipped: the supervisor hears it and must take it on',
  async (_, hinder) => {
    await work.ladder([rung('owner')]);
    const reference = await api.log();
    await hinder('agent');
    await api.pass(2 * HOUR);
    expect(await work.escalations(reference)).toMatchObject([
      { told: [{ name: 'Sven Supervisor' }], unheard: false, state: 'waiting', toRole: 'owner' },
    ]);
    expect((await work.mails(reference, 'escalation')).map(({ to }) => to)).toEqual(['sven@company.example']);
  },
);

test.each(Object.entries(OBSTACLES))('with the supervisor %s as well it goes on to the manager', async (_, hinder) => {
  await work.ladder([rung('owner')]);
  const reference = await api.log();
  await work.sendAway(api.ids.agent);
  await hinder('supervisor');
  await api.pass(2 * HOUR);
  expect(await told(reference)).toEqual([[['Mona Manager'], false]]);
});

test('without anybody of the team the same role of another team comes before the next role', async () => {
  await work.ladder([rung('supervisor')]);
  await work.hire({ name: 'Sue South', role: 'supervisor', teamId: api.ids.South });
  const reference = await api.log();
  await work.sendAway(api.ids.supervisor);
  await api.pass(2 * HOUR);
  expect(await told(reference)).toEqual([[['Sue South'], false]]);
});

test('shifts are those of the person, else of the team, and it is the moment of the rung that counts', async () => {
  await work.ladder([rung('owner'), rung('owner', '75%')]);
  await api.as('manager').patch(`teams/${api.ids.North}`).send({ calendarId: nights }).expect(200);
  // Anna works mornings, whatever her team does; the policy's deadlines are the team's, so the team has none of its own here.
  await work.edit(api.ids.agent, { calendarId: mornings });
  const reference = await api.log('agent', { teamId: null });
  await api.pass(3 * HOUR);
  // At 12:00 she is there; at 13:00 neither she nor anybody of the night team, so it is unheard.
  expect(await told(reference)).toEqual([
    [['Anna Agent'], false],
    [['Mona Manager'], true],
  ]);
});

test('somebody who comes back is told again from then on (glpi #15569)', async () => {
  await work.ladder([rung('owner'), rung('owner', '75%')]);
  const reference = await api.log();
  await work.sendAway(api.ids.agent, new Date('2026-11-20T12:30:00Z'));
  await api.pass(3 * HOUR);
  expect(await told(reference)).toEqual([
    [['Sven Supervisor'], false],
    [['Anna Agent'], false],
  ]);
});

test('with nobody left it is unheard: recorded, listed, and the managers are told all the same, loudly, in both languages', async () => {
  await work.ladder([rung('owner')]);
  await work.edit(api.ids.manager, { language: 'en' });
  const second = await work.hire({ name: '马经理', role: 'manager', language: 'zh-CN', timeZone: 'Asia/Shanghai' });
  const reference = await api.log();
  for (const who of ['agent', 'supervisor', 'manager'] as const) await work.sendAway(api.ids[who]);
  await work.sendAway(second);
  await api.pass(2 * HOUR);
  expect(await work.events(reference, 'escalation.unheard')).toMatchObject([
    { data: { to: 'owner', told: expect.arrayContaining([api.ids.manager, second]) } },
  ]);
  expect(await work.events(reference, 'escalation.raised')).toEqual([]);
  const [escalation] = await work.list('escalations?unheard=true');
  expect(escalation).toMatchObject({ reference, unheard: true, state: 'waiting' });
  const mails = await work.mails(reference, 'escalation');
  expect(mails).toHaveLength(2);
  const [english, chinese] = ['mona@company.example', 'hired.'].map((to) =>
    mails.find((mail) => mail.to.startsWith(to))!,
  );
  expect(english!.subject).toContain('NOBODY IS THERE');
  expect(english!.text).toContain('NOBODY IS THERE');
  expect(chinese!.subject).toContain('无人在岗');
  expect(chinese!.text).toContain('无人在岗');
  const { body } = await api.as('manager').get('notifications').expect(200);
  expect((body as { items: Item[] }).items).toContainEqual(
    expect.objectContaining({ kind: 'escalation-unheard', reference }),
  );
  // Somebody takes it on, and then it is in hands.
  await api.as('manager').post(`escalations/${escalation!.id}/acknowledgement`).expect(200);
  expect(await work.escalations(reference, '&state=waiting')).toEqual([]);
});

test('with nobody at all it is still recorded, once, and what comes after is told to whoever is there then', async () => {
  await work.ladder([rung('supervisor'), rung('manager', 'PT0S')]);
  const reference = await api.log();
  await api.rows('UPDATE agent SET active = false');
  work.forgetPeople();
  await api.pass(2 * HOUR);
  expect(
    await api.rows(
      'SELECT unheard, told, state FROM escalation e JOIN complaint c ON c.id = complaint_id WHERE reference = $1',
      [reference],
    ),
  ).toEqual([{ unheard: true, told: [], state: 'waiting' }]);
  expect(await work.mails(reference, 'escalation')).toEqual([]);
  await api.rows(`UPDATE agent SET active = true WHERE role = 'manager'`);
  work.forgetPeople();
  await api.pass(DAY);
  expect((await told(reference)).map(([, unheard]) => unheard)).toEqual([true, false]);
});
