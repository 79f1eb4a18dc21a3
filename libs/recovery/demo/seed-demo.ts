import type { DataSource } from 'typeorm';
import { ALWAYS_OPEN, openCalendar, type BusinessCalendar } from '#calendar/business-calendar';
import { parseDuration } from '#calendar/duration';
import type { LogComplaintBody } from '#contracts/bodies/log-complaint';
import { CaseLinks } from '#identity/case-links';
import { FileStore } from '#files/file-store';
import { newId } from '#kernel/ids';
import { chooseLanguage } from '#kernel/language';
import { Refusal } from '#kernel/refusal';
import { Correspondence } from '../write-mail.ts';
import { CHINESE_CASES } from './chinese-cases.ts';
import { AWAY, DESKS, foundCompany, PEOPLE } from './company.ts';
import { ENGLISH_CASES } from './english-cases.ts';
import { PAST_CASES } from './past-cases.ts';
import { Scene } from './scene.ts';
import type { DemoCase } from './story.ts';
import { DemoWorld } from './world.ts';

/** Any number; two seedings at once take turns. */
const SEED_LOCK = 4_203_912;
const DAY = 24 * 60 * 60_000;

export interface DemoSurroundings {
  now: Date;
  /** Asked once and last: until then nobody can sign in. */
  passwordHash(): Promise<string>;
  mailFrom: string;
  publicUrl: string;
  /** Signs the private links in the customers' mails. */
  secret: string;
  /** The folder of the attached files. */
  filesFolder: string;
}

export type DemoOutcome =
  | { state: 'seeded'; complaints: number; people: { email: string; name: string; role: string }[] }
  | { state: 'demo-is-here' }
  /** Others work here: a demo among real complaints could never be taken out again. */
  | { state: 'people-are-here' };

/**
 * Fills an empty installation with a small company and its last weeks, all of it lived through by the real behaviours on a
 * clock set by hand. A seeding that was cut short is thrown away and begun anew.
 * @throws Refusal when a seeding was cut short and complaints came from elsewhere since
 */
export async function seedDemo(database: DataSource, surroundings: DemoSurroundings): Promise<DemoOutcome> {
  const lock = database.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [SEED_LOCK]);
    const here = await whoIsHere(database);
    if (here !== 'nobody') return { state: here };
    const cases = [...PAST_CASES, ...ENGLISH_CASES, ...CHINESE_CASES];
    await live(database, cases, surroundings);
    await finish(database, await surroundings.passwordHash());
    return {
      state: 'seeded',
      complaints: cases.length,
      people: Object.values(PEOPLE).map(({ email, name, role }) => ({ email, name, role })),
    };
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [SEED_LOCK]);
    await lock.release();
  }
}

/** From here on people can sign in. This commit waits for the disk, and with it everything before. */
async function finish(database: DataSource, passwordHash: string): Promise<void> {
  await database.transaction(async (manager) => {
    await manager.query('SET LOCAL synchronous_commit = on');
    await manager.query('UPDATE agent SET password_hash = $1', [passwordHash]);
  });
}

async function whoIsHere(database: DataSource): Promise<'nobody' | 'demo-is-here' | 'people-are-here'> {
  const agents = await database.query<{ email: string; password_hash: string }[]>(
    'SELECT email, password_hash FROM agent',
  );
  if (agents.length === 0) return 'nobody';
  if (agents.every(({ password_hash }) => password_hash === '')) {
    await throwAway(database);
    return 'nobody';
  }
  return agents.some(({ email }) => email === PEOPLE.martin.email) ? 'demo-is-here' : 'people-are-here';
}

async function throwAway(database: DataSource): Promise<void> {
  const [{ others }] = await database.query<[{ others: number }]>(
    `SELECT count(*)::int AS others FROM complaint WHERE source <> 'api'`,
  );
  if (others > 0) {
    throw new Refusal(
      'conflict',
      'demo-half-done',
      `Seeding the demo was cut short, and ${others} complaints were imported since. Start over with an empty database.`,
    );
  }
  await database.query('TRUNCATE agent, team, customer, complaint CASCADE');
  await database.query('ALTER SEQUENCE complaint_number RESTART');
}

interface Moment {
  at: Date;
  happen(world: DemoWorld): Promise<unknown>;
}

/** Lives through all cases in the order in which things happened. */
async function live(
  database: DataSource,
  cases: readonly DemoCase[],
  { now, mailFrom, publicUrl, secret, filesFolder }: DemoSurroundings,
): Promise<void> {
  const calendars = {
    english: openCalendar(DESKS.english.definition),
    chinese: openCalendar(DESKS.chinese.definition),
  };
  const moments = cases
    .flatMap((one) => momentsOf(one, calendars[one.desk ?? 'english'], now))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const company = await database.transaction((manager) => foundCompany(manager, moments[0]!.at));
  const correspondence = new Correspondence(mailFrom, publicUrl, new CaseLinks(secret));
  const world = await DemoWorld.open(database, company, correspondence, new FileStore(filesFolder), moments[0]!.at);
  try {
    for (const { at, happen } of moments) {
      await world.walkTo(at);
      await happen(world);
    }
    await world.walkTo(now);
    // Not before: nothing of the story happens otherwise because of it.
    const [from, to] = [new Date(now.getTime() - AWAY.since), new Date(now.getTime() + AWAY.back)];
    await world.isAway(AWAY.who, { from, to, reason: AWAY.reason });
  } finally {
    await world.close();
  }
  await database.query(`UPDATE mail SET next_at = $1 WHERE state = 'waiting'`, [now]);
}

function momentsOf(
  { key, ago, hours, desk, owner, complaint, acts, fresh = false }: DemoCase,
  office: BusinessCalendar,
  now: Date,
): Moment[] {
  const calendar = hours === 'elapsed' ? ALWAYS_OPEN : office;
  const receivedAt = before(now, parseDuration(ago), calendar);
  const language = chooseLanguage(complaint.language);
  const log = async (world: DemoWorld): Promise<void> => {
    const body: LogComplaintBody = {
      ...complaint,
      receivedAt,
      ownerId: owner && world.company.people[owner].id,
      teamId: desk && world.company.teams[desk],
    };
    const actor = world.actor(owner ?? (desk === 'chinese' ? 'xiaoyu' : 'nora'));
    const file = await world.log.log(body, actor, newId());
    world.remember(key, file.complaint.id, file.complaint.reference, fresh);
    // A visitor may come at night, and wants to see something happen within minutes.
    if (hours === 'elapsed') await world.mayBeReachedAlways(file.customer.id);
  };
  const moments = acts.map(({ after, by, do: act }): Moment => {
    const at = calendar.add(receivedAt, parseDuration(after, { allowZero: true }));
    if (at > now) throw new Error(`The story of ${key} reaches beyond the present with its act after ${after}`);
    return {
      at,
      happen: (world) => act(new Scene(world, world.referenceOf(key), world.actor(by), office, language, at)),
    };
  });
  return [{ at: receivedAt, happen: log }, ...moments];
}

/** The instant from which so much time (milliseconds of the calendar) has passed until `now`. */
function before(now: Date, milliseconds: number, calendar: BusinessCalendar): Date {
  let [from, to] = [now.getTime() - 100 * DAY, now.getTime()];
  while (to - from > 1_000) {
    const middle = (from + to) / 2;
    if (calendar.between(new Date(middle), now) >= milliseconds) from = middle;
    else to = middle;
  }
  // To the second, and never later: what the story tells must have happened by now.
  return new Date(Math.floor(from / 1_000) * 1_000);
}
