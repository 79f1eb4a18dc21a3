import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { passwordMatches } from '#identity/passwords';
import { freshDatabase, type TestDatabase } from '../../test/support/postgres.ts';
import { until } from '../../test/support/until.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'amends-cli-'));
const file = (name: string) => join(folder, name);

let home: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  home = await freshDatabase();
  client = new pg.Client({ connectionString: home.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await home.drop();
  rmSync(folder, { recursive: true });
});

const rows = async <Row extends object>(text: string) => (await client.query<Row>(text)).rows;
const count = async (table: string) => (await rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]!.n;

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function start(args: string[], env: NodeJS.ProcessEnv = {}): { child: ChildProcess; ended: Promise<Ended> } {
  const surroundings = { PATH: process.env.PATH, DATABASE_URL: home.url, AMENDS_DATA_DIR: folder, ...env };
  const child = spawn(
    process.execPath,
    ['--import', join(ROOT, 'test/support/typescript.mjs'), join(ROOT, 'apps/cli/main.ts'), ...args],
    { cwd: folder, env: surroundings },
  );
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  child.stdin.end();
  return { child, ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said }))) };
}
const run = (args: string[], env?: NodeJS.ProcessEnv) => start(args, env).ended;

const MAPPING = {
  time: { zone: 'UTC', formats: ['YYYY-MM-DD'] },
  fields: {
    source: { constant: 'desk' },
    externalId: 'No',
    'customer.name': { column: 'Who' },
    'customer.externalId': { template: ['desk:{Who}'] },
    channel: { constant: 'web' },
    language: { constant: 'en' },
    words: 'Text',
    status: { constant: 'closed' },
    receivedAt: 'Date',
  },
  messages: [{ direction: 'out', body: 'Answer', at: 'Date' }],
};

function writeTable(name: string, size: number): void {
  const body = Array.from(
    { length: size },
    (_, n) => `${n},Customer ${n % 50},"It is late, ""again"" (${n}). ${'word '.repeat(60)}",2024-01-02,Sorry for ${n}`,
  );
  writeFileSync(file(name), ['No,Who,Text,Date,Answer', ...body].join('\n'));
}

describe('import', () => {
  const SIZE = 2000;
  const args = () => ['import', file('big.csv'), '--mapping', file('mapping.json')];
  beforeAll(() => {
    writeFileSync(file('mapping.json'), JSON.stringify(MAPPING));
    writeTable('big.csv', SIZE);
  });
  beforeEach(() => client.query('TRUNCATE complaint, customer CASCADE'));

  async function everyRowOnce(): Promise<void> {
    const [{ ids, all }] = (await rows<{ ids: number; all: number }>(
      `SELECT count(DISTINCT external_id)::int AS ids, count(*)::int AS all FROM complaint`,
    )) as [{ ids: number; all: number }];
    expect([ids, all]).toEqual([SIZE, SIZE]);
    expect(
      await rows(
        'SELECT count(*)::int AS n FROM (SELECT complaint_id FROM message GROUP BY 1 HAVING count(*) = 1) once',
      ),
    ).toEqual([{ n: SIZE }]);
    expect(await count('complaint_event')).toBe(SIZE * 2);
    expect(await count('customer')).toBe(50);
  }

  test('that is killed in mid-run and run again holds every row exactly once', async () => {
    const { child, ended } = start(args());
    await until('the first batch is stored', async () => (await count('complaint')) > 0);
    child.kill('SIGKILL');
    await ended;
    const survived = await count('complaint');
    expect(survived).toBeGreaterThan(0);
    expect(survived).toBeLessThan(SIZE);
    const again = await run(args());
    expect(again.out).toContain(
      `2,000 rows: ${(SIZE - survived).toLocaleString('en')} stored, ${survived.toLocaleString('en')} known already, 0 rejected.`,
    );
    expect(again.code).toBe(0);
    await everyRowOnce();
  });

  test('finishes its batch on Ctrl-C, says how to go on, and goes on', async () => {
    const { child, ended } = start(args());
    await until('the first batch is stored', async () => (await count('complaint')) > 0);
    child.kill('SIGINT');
    const { code, out, err } = await ended;
    expect(err).toContain('Stopping: the batch in hand is finished first');
    expect(out).toContain('To go on, run the same command again');
    expect(code).toBe(1);
    expect((await count('complaint')) % 500).toBe(0);
    expect((await run(args())).code).toBe(0);
    await everyRowOnce();
  });

  test('writes rejected rows to a file, goes on, and exits with 2', async () => {
    writeFileSync(
      file('mixed.csv'),
      'No,Who,Text,Date,Answer\n1,Ann,Late,2024-01-02,\n2,Ann,Late,2024-13-02,\n3,Ann,Late,2024-01-04,',
    );
    const { code, out } = await run([
      'import',
      file('mixed.csv'),
      '--mapping',
      file('mapping.json'),
      '--rejects',
      file('bad.csv'),
    ]);
    expect(out).toContain('3 rows: 2 stored, 0 known already, 1 rejected.');
    expect(readFileSync(file('bad.csv'), 'utf8')).toContain('2024-13-02');
    expect(code).toBe(2);
  });

  test('without preset and mapping says which there are, and stores nothing', async () => {
    const { code, err } = await run(['import', file('big.csv')]);
    expect(err).toContain('say either a preset (cfpb, zh-hotline, amends) or a mapping file');
    expect(code).toBe(1);
    expect(await count('complaint')).toBe(0);
  });

  test.each(['csv', 'jsonl'])('takes our own export (%s) back as known', async (format) => {
    await run(['import', file('big.csv'), '--mapping', file('mapping.json')]);
    const path = file(`all.${format}`);
    expect(await run(['export', path])).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringContaining('2,000 complaints exported'),
    });
    expect((await run(['import', path, '--preset', 'amends'])).out).toContain(
      '2,000 rows: 0 stored, 2,000 known already, 0 rejected.',
    );
  });
});

describe('import-days', () => {
  const take = (name: string, calendar = 'Desk hours') => run(['import-days', file(name), '--calendar', calendar]);
  const list = [{ date: '2031-10-01', name: '国庆节' }, { date: '2031-10-11', working: true }, '2031-02-30'];

  beforeAll(async () => {
    const definition = { timeZone: 'UTC', shifts: [{ days: ['mon'], from: '09:00', to: '17:00' }] };
    await client.query('INSERT INTO calendar (id, name, definition) VALUES (gen_random_uuid(), $1, $2)', [
      'Desk hours',
      definition,
    ]);
    writeFileSync(file('days.json'), JSON.stringify(list));
    const event = ['BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20311225', 'SUMMARY:Christmas', 'END:VEVENT'];
    writeFileSync(file('days.ics'), ['BEGIN:VCALENDAR', ...event, 'END:VCALENDAR'].join('\r\n'));
    writeFileSync(file('days.txt'), 'Christmas, New Year');
  });

  test('takes a list in, tells what it rejects, and knows it the second time', async () => {
    const { code, out } = await take('days.json');
    expect([code, out]).toEqual([
      2,
      expect.stringMatching(
        /^Desk hours: 1 closed and 1 working days taken, 0 known.*\n +rejected, 3: '2031-02-30' is not/,
      ),
    ]);
    expect((await take('days.json')).out).toContain('0 closed and 0 working days taken, 2 known already');
    const calendarFile = await take('days.ics');
    expect([calendarFile.code, calendarFile.out]).toEqual([0, expect.stringContaining('1 closed and 0 working days')]);
    const [calendar] = await rows<{ definition: unknown }>(`SELECT definition FROM calendar WHERE name = 'Desk hours'`);
    expect(calendar!.definition).toMatchObject({
      closed: [
        { date: '2031-10-01', name: '国庆节' },
        { date: '2031-12-25', name: 'Christmas' },
      ],
      special: [{ date: '2031-10-11', like: 'mon' }],
    });
  });

  test('says what to do about a calendar, a file or a list that is none', async () => {
    const unknown = await take('days.json', 'Nowhere');
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('write one of "Desk hours"')]);
    expect((await take('none.json')).err).toContain('There is no such file');
    expect((await take('days.txt')).err).toContain('neither JSON nor an iCalendar file');
  });
});

describe('export', () => {
  test('to standard output writes nothing else there', async () => {
    const { code, out } = await run(['export', '-', '--format', 'jsonl']);
    expect(code).toBe(0);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { reference: string });
    expect(lines.map(({ reference }) => reference).sort()).toEqual(
      (await rows<{ reference: string }>('SELECT reference FROM complaint ORDER BY 1')).map(
        ({ reference }) => reference,
      ),
    );
  });

  test('refuses what spreadsheets cannot read anyway, and leaves no file', async () => {
    const { code, err } = await run(['export', file('no.jsonl'), '--spreadsheet-safe']);
    expect(err).toContain('is for CSV only');
    expect(code).toBe(1);
    expect(existsSync(file('no.jsonl'))).toBe(false);
  });
});

describe('create-user', () => {
  beforeEach(() => client.query('TRUNCATE agent, team CASCADE'));

  test('makes a user and a team, and prints a random password once', async () => {
    const { code, out } = await run([
      'create-user',
      '--email',
      'Wei@company.example',
      '--name',
      '李伟',
      '--role',
      'agent',
      '--team',
      '客服一组',
      '--language',
      'zh-CN',
      '--time-zone',
      'Asia/Shanghai',
      '--generate',
    ]);
    expect(code).toBe(0);
    const [agent] = await rows<{ email: string; password_hash: string; team: string }>(
      'SELECT a.email, a.password_hash, t.name AS team FROM agent a JOIN team t ON t.id = a.team_id',
    );
    expect(agent).toMatchObject({ email: 'wei@company.example', team: '客服一组' });
    const password = /shown only now: (\S+)/.exec(out)![1]!;
    expect(await passwordMatches(agent!.password_hash, password)).toBe(true);
  });

  test('takes the password from a file, and refuses an address that is taken', async () => {
    writeFileSync(file('password'), 'correct horse battery\n');
    const args = [
      'create-user',
      '--email',
      'a@company.example',
      '--name',
      'Anna',
      '--role',
      'manager',
      '--password-file',
      file('password'),
    ];
    expect((await run(args)).code).toBe(0);
    expect(
      await passwordMatches(
        (await rows<{ password_hash: string }>('SELECT password_hash FROM agent'))[0]!.password_hash,
        'correct horse battery',
      ),
    ).toBe(true);
    expect(await run(args)).toMatchObject({
      code: 1,
      err: expect.stringContaining('email: signs somebody in already'),
    });
  });

  test.each([
    [['--role', 'boss'], 'Allowed choices are agent, supervisor, manager'],
    [['--role', 'agent'], 'there is no terminal to ask at. Write --password-file FILE'],
    [['--role', 'agent', '--time-zone', 'Shanghai', '--generate'], 'timeZone: write an IANA time zone'],
    [['--role', 'agent', '--email', 'nobody', '--generate'], 'email: '],
  ])('refuses %j and creates nobody', async (args, why) => {
    const { code, err } = await run(['create-user', '--email', 'a@company.example', '--name', 'Anna', ...args]);
    expect(err).toContain(why);
    expect(code).toBe(1);
    expect(await count('agent')).toBe(0);
  });
});

describe('migrate', () => {
  test('says that all is up to date, and installs a starter policy once', async () => {
    expect(await run(['migrate'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('The database is up to date.\nThere was no policy'),
    });
    expect(await run(['migrate'])).toMatchObject({ code: 0, out: 'The database is up to date.\n' });
  });
});

describe('a failure', () => {
  test.each([
    ['no address', '', 'DATABASE_URL: is missing'],
    ['nobody there', 'postgres://postgres:x@127.0.0.1:1/none', 'The database does not answer'],
  ])('to reach the database (%s) is told in words, without the password', async (_, url, why) => {
    const { code, err } = await run(['migrate'], { DATABASE_URL: url });
    expect(err).toContain(why);
    expect(err).not.toContain('    at ');
    expect(code).toBe(1);
  });
});

describe('doctor', () => {
  const examine = async (env: NodeJS.ProcessEnv) => {
    const { code, out } = await run(['doctor', '--json'], env);
    const findings = JSON.parse(out) as { check: string; state: string; says: string; todo?: string }[];
    return { code, out, of: (check: string) => findings.find((finding) => finding.check === check) };
  };
  const secret = 'a-secret-that-nobody-may-ever-see';

  test('is content with what works, and shows no secret', async () => {
    const { code, out, of } = await examine({ AMENDS_SECRET: secret });
    for (const check of [
      'settings',
      'node',
      'database',
      'time',
      'migrated',
      'policies',
      'due: deliver-mail',
      'failed mail',
      'failed jobs',
      'failed work',
      'kept files',
      'forgotten files',
    ]) {
      expect([check, of(check)?.state]).toEqual([check, 'ok']);
    }
    expect(of('mail server')).toMatchObject({ state: 'warn', todo: expect.stringContaining('SMTP_URL') });
    expect(of('links in mails')).toMatchObject({ state: 'warn', todo: expect.stringContaining('PUBLIC_URL') });
    expect(out).not.toContain(secret);
    expect(code).toBe(0);
  });

  test('names what is unreachable, overdue and failed, with what to do', async () => {
    await client.query(
      `INSERT INTO outbox (job, subject_id, next_at) VALUES ('announce-owner', gen_random_uuid(), now() - interval '1 hour')`,
    );
    await client.query(
      `INSERT INTO timer_failure (kind, row_id, reason, attempts, first_failed_at, last_failed_at, parked)
       VALUES ('do-outbox-job', '1', 'TypeError: x is undefined', 5, now(), now(), true)`,
    );
    await client.query(
      `INSERT INTO mail (id, key, to_address, to_name, language, template, subject, text, html, automatic, state, error, created_at)
       VALUES (gen_random_uuid(), 'digest:1', 'a@b.example', 'A', 'en', 'digest', 'Today', 'x', 'x', true, 'failed', '550 no such user', now())`,
    );
    const { code, of } = await examine({
      AMENDS_SECRET: secret,
      REDIS_URL: 'redis://:hidden@127.0.0.1:1',
      SMTP_URL: 'smtp://me:hidden@127.0.0.1:1',
      PUBLIC_URL: 'https://care.company.example',
    });
    expect(of('links in mails')).toMatchObject({ state: 'ok' });
    expect(of('due: do-outbox-job')).toMatchObject({
      state: 'fail',
      says: expect.stringContaining('1 overdue'),
      todo: expect.stringContaining('worker'),
    });
    expect(of('failed work')).toMatchObject({
      state: 'warn',
      says: '0 will be tried again, 1 wait for you. do-outbox-job: TypeError: x is undefined',
      todo: expect.stringContaining('timers/failures/retry'),
    });
    expect(of('failed mail')).toMatchObject({
      state: 'warn',
      says: '1 could not be delivered. Newest: digest: 550 no such user',
    });
    expect(of('queue')).toMatchObject({ state: 'fail', todo: expect.stringContaining('REDIS_URL') });
    expect(of('mail server')).toMatchObject({ state: 'fail', todo: expect.stringContaining('SMTP_URL') });
    expect(JSON.stringify([of('queue'), of('mail server'), of('settings')])).not.toContain('hidden');
    expect(code).toBe(1);
  });

  test('of a database that is away says so, and every setting that is wrong', async () => {
    const { code, of } = await examine({ DATABASE_URL: 'postgres://postgres:hidden@127.0.0.1:1/none' });
    expect(of('settings')).toMatchObject({ state: 'fail', says: 'AMENDS_SECRET is missing' });
    expect(of('database')).toMatchObject({ state: 'fail', says: 'postgres://127.0.0.1:1/none cannot be used' });
    expect(code).toBe(1);
  });
});

test('every verb has help with an example', async () => {
  for (const verb of ['migrate', 'create-user', 'import', 'import-days', 'export', 'seed-demo', 'doctor']) {
    const { code, out } = await run([verb, '--help'], { DATABASE_URL: '' });
    expect([verb, code]).toEqual([verb, 0]);
    expect(out).toMatch(new RegExp(`Examples?:\\n(.*\\n)*?.*npm run (--silent )?amends -- ${verb}`));
  }
});
