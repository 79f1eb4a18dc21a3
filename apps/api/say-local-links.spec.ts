import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { TestApi } from '../../test/support/api.ts';
import { checkLinks } from '../cli/doctor/check-settings.ts';
import { sayLocalLinks } from './say-local-links.ts';

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());

async function said(publicUrl: string): Promise<string[]> {
  const lines: string[] = [];
  await sayLocalLinks(
    { publicUrl },
    api.database.manager,
    pino({}, { write: (line: string) => void lines.push(line) }),
  );
  return lines;
}

test('whoever starts it with links that open on this machine only is told so once, by log and doctor', async () => {
  const lines = await said('http://localhost:3000');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0]!)).toMatchObject({
    level: 40,
    publicUrl: 'http://localhost:3000',
    msg: expect.stringContaining('PUBLIC_URL'),
  });
  expect(await checkLinks(api.database, 'http://localhost:3000')).toMatchObject({
    state: 'warn',
    says: expect.stringContaining('http://localhost:3000'),
    todo: expect.stringContaining('PUBLIC_URL'),
  });
  expect(await said('https://care.company.example')).toEqual([]);
  expect(await checkLinks(api.database, 'https://care.company.example')).toMatchObject({ state: 'ok' });
});

test('a demo may have them: those who look at it sit at this machine', async () => {
  await api.rows(`UPDATE agent SET email = replace(email, 'company.example', 'demo.example')`);
  expect(await said('http://localhost:3000')).toEqual([]);
  expect(await checkLinks(api.database, 'http://localhost:3000')).toMatchObject({ state: 'ok' });
});

test('where nobody works yet it is no demo', async () => {
  await api.rows('UPDATE agent SET active = false');
  expect(await said('http://127.0.0.1:3000')).toHaveLength(1);
});
