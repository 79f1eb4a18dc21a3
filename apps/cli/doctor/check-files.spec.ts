import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestApi } from '../../../test/support/api.ts';
import { checkFiles } from './check-files.ts';

let api: TestApi;
let folder: string;
beforeAll(async () => {
  api = await TestApi.start();
  folder = mkdtempSync(join(tmpdir(), 'amends-doctor-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await api.stop();
});

const hashOf = (sign: string) => sign.repeat(64);
const examine = async (where: string) => {
  const findings = await checkFiles(api.database, where, new Date());
  return (check: string) => findings.find((finding) => finding.check === check);
};

test('looks whether the files of cases are all there, and whether some belong to nothing', async () => {
  const reference = await api.log();
  for (const sign of ['a', 'c']) {
    mkdirSync(join(folder, sign.repeat(2)));
    writeFileSync(join(folder, sign.repeat(2), hashOf(sign)), sign);
    utimesSync(join(folder, sign.repeat(2), hashOf(sign)), 0, 0);
  }
  expect((await examine(folder))('kept files')).toMatchObject({ state: 'ok' });
  await api.rows(
    `INSERT INTO attachment (id, complaint_id, sha256, name, media_type, size, uploader_kind, uploaded_at, bound_at)
     SELECT gen_random_uuid(), (SELECT id FROM complaint), hash, 'lamp.png', 'image/png', 1, 'customer', now(), now() FROM unnest($1::text[]) hash`,
    [[hashOf('a'), hashOf('b')]],
  );
  const of = await examine(folder);
  expect(of('files')?.says).toContain('can be written to');
  expect(of('kept files')).toMatchObject({ state: 'fail', says: `1 of 2 are missing. ${reference}: lamp.png` });
  expect(of('forgotten files')).toMatchObject({ state: 'warn', says: '1 belong to nothing, and were not swept' });
});

test('a folder that is not there yet is made with the first file; one that cannot be is named with what to set', async () => {
  expect((await examine(join(folder, 'not', 'yet')))('files')?.state).not.toBe('fail');
  writeFileSync(join(folder, 'no-folder'), '');
  const of = await examine(join(folder, 'no-folder'));
  expect(of('files')).toMatchObject({ state: 'fail', todo: expect.stringContaining('AMENDS_FILES') });
});
