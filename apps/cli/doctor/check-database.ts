import type { DataSource } from 'typeorm';
import { JOBS, JOB_NAMES } from '#contracts/jobs';
import { pendingMigrations } from '#database/migrate';
import { fail, ok, warn, type Finding } from './finding.ts';

/** Clocks of two machines that differ by more than this (milliseconds) make deadlines wrong. */
const CLOCKS_APART = 5_000;
/** What is due for longer than this (milliseconds) is not being looked after. */
const OVERDUE = 60_000;

/** Whether the database answers, in time, with our tables. @returns and whether it is worth asking on */
export async function checkDatabase(
  database: DataSource,
  url: string,
): Promise<{ findings: Finding[]; migrated: boolean }> {
  const asked = Date.now();
  const [{ version, now, size }] = await database.query<[{ version: string; now: Date; size: string }]>(
    `SELECT current_setting('server_version') AS version, clock_timestamp() AS now, pg_size_pretty(pg_database_size(current_database())) AS size`,
  );
  const answered = Date.now();
  const findings = [ok('database', `PostgreSQL ${version} answers in ${answered - asked} ms, ${size}`)];
  const apart = Math.abs(now.getTime() - (asked + answered) / 2);
  const says = `the database's clock and ours are ${(apart / 1000).toFixed(1)} s apart`;
  findings.push(
    apart > CLOCKS_APART
      ? warn('time', says, 'Let both machines set their clocks by NTP: deadlines are only as right as they are.')
      : ok('time', says),
  );
  const pending = await pendingMigrations(url);
  const todo = 'Run: npm run amends -- migrate';
  findings.push(
    pending.length > 0
      ? fail('migrated', `lacks ${pending.join(', ')}`, todo)
      : ok('migrated', "has this version's tables"),
  );
  return { findings, migrated: pending.length === 0 };
}

/** Whether anybody can sign in, and by which rules complaints run. */
export async function checkCompany(database: DataSource): Promise<Finding[]> {
  const [{ people, managers, policies, complaints, open }] = await database.query<
    [{ people: number; managers: number; policies: number; complaints: number; open: number }]
  >(
    `SELECT (SELECT count(*)::int FROM agent WHERE active) AS people,
       (SELECT count(*)::int FROM agent WHERE active AND role = 'manager') AS managers,
       (SELECT count(*)::int FROM policy) AS policies,
       (SELECT count(*)::int FROM complaint) AS complaints,
       (SELECT count(*)::int FROM complaint WHERE status IN ('new', 'open', 'pending', 'on-hold')) AS open`,
  );
  const create = 'Create one: npm run amends -- create-user --role manager --email … --name …';
  return [
    managers > 0
      ? ok('people', `${people} can sign in (managers: ${managers})`)
      : warn('people', `${people} can sign in, none of them a manager`, create),
    policies > 0
      ? ok('policies', `${policies}`)
      : fail('policies', 'none: no deadline runs', 'Run: npm run amends -- migrate (it installs a starter policy)'),
    ok('complaints', `${complaints.toLocaleString('en')}, ${open.toLocaleString('en')} of them open`),
  ];
}

/** Work that should have been done by now. */
export async function checkOverdue(database: DataSource, now: Date): Promise<Finding[]> {
  const before = new Date(now.getTime() - OVERDUE);
  const findings: Finding[] = [];
  for (const name of JOB_NAMES) {
    const [{ count, oldest }] = await database.query<[{ count: number; oldest: Date | null }]>(
      `SELECT count(*)::int AS count, min(next_at) AS oldest FROM ${JOBS[name].table} WHERE next_at < $1 AND ${JOBS[name].where}`,
      [before],
    );
    if (count === 0) findings.push(ok(`due: ${name}`, 'nothing overdue'));
    else
      findings.push(
        fail(
          `due: ${name}`,
          `${count} overdue, the oldest since ${oldest!.toISOString()}`,
          'Is the worker running? Start it, or read its log.',
        ),
      );
  }
  return findings;
}

/** Mail that was given up. */
export async function checkFailedMail(database: DataSource): Promise<Finding> {
  const [{ count }] = await database.query<[{ count: number }]>(
    `SELECT count(*)::int AS count FROM mail WHERE state = 'failed'`,
  );
  if (count === 0) return ok('failed mail', 'none');
  // A digest is about no complaint.
  const newest = await database.query<{ what: string; error: string | null }[]>(
    `SELECT coalesce(c.reference, m.template) AS what, m.error FROM mail m LEFT JOIN complaint c ON c.id = m.complaint_id
     WHERE m.state = 'failed' ORDER BY m.created_at DESC LIMIT 3`,
  );
  const why = newest.map(({ what, error }) => `${what}: ${error ?? 'no reason known'}`).join('; ');
  return warn(
    'failed mail',
    `${count} could not be delivered. Newest: ${why}`,
    'Reach these customers in another way, or correct their address and write again.',
  );
}
