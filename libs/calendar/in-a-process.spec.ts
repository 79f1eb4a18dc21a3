import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** Runs a script in a process of its own, in a zone of its own. */
function inProcess(script: string, TZ: string): string {
  const prelude = `
    import { createRequire } from 'node:module';
    import { openCalendar } from '#calendar/business-calendar';
    const isLoaded = () => Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes('date-holidays'));
    const shifts = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }];
    const office = { timeZone: 'Europe/Berlin', shifts };
    const kept = { ...office, holidays: { country: 'DE', region: 'BY' } };`;
  const flags = ['--import', join(ROOT, 'test/support/typescript.mjs'), '--input-type=module', '--eval'];
  return execFileSync(process.execPath, [...flags, prelude + script], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, TZ },
  });
}

test('the holidays of the world take memory only once a calendar keeps some', () => {
  const seen = inProcess(
    `openCalendar({ ...office, holidays: [], closed: ['2026-12-25'] }).add(new Date(), 1);
     const before = isLoaded();
     openCalendar(kept);
     process.stdout.write(before + ' ' + isLoaded());`,
    'UTC',
  );
  expect(seen).toBe('false true');
});

test.each(['UTC', 'Pacific/Auckland', 'America/Los_Angeles'])(
  'the zone of the machine (%s) changes neither deadlines nor holidays (frappe helpdesk PR 3776, zammad #3706)',
  (zone) => {
    const due = inProcess(
      `const calendar = openCalendar(kept);
       const start = new Date('2026-03-27T15:00:00Z');
       const days = calendar.explain(start, new Date('2026-04-08T00:00:00Z')).filter(({ why }) => why === 'holiday');
       process.stdout.write([calendar.add(start, 9 * 3600000), ...days.map(({ from }) => from)].map((at) => at.toISOString()).join(' '));`,
      zone,
    );
    expect(due.split(' ')).toEqual([
      '2026-03-30T15:00:00.000Z',
      '2026-04-02T22:00:00.000Z',
      '2026-04-05T22:00:00.000Z',
    ]);
  },
);
