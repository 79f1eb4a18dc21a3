import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Complaint } from '#database/entities/complaint';
import { dataSource } from '#database/data-source';
import type { DataSource } from 'typeorm';
import { newId } from '#kernel/ids';
import { freshDatabase } from '../../test/support/postgres.ts';
import { saveComplaints, snapshotOf } from './save-complaints.ts';

const NOW = new Date('2026-11-20T10:00:00Z');

let database: DataSource;
let drop: () => Promise<void>;
let ids: string[];
beforeAll(async () => {
  const fresh = await freshDatabase();
  ({ drop } = fresh);
  database = await dataSource(fresh.url).initialize();
});
afterAll(async () => {
  await database.destroy();
  await drop();
});
beforeEach(async () => {
  const customerId = newId();
  await database.query(`INSERT INTO customer (id, name, created_at) VALUES ($1, 'Li Wei', $2)`, [customerId, NOW]);
  ids = [newId(), newId(), newId()];
  for (const [n, id] of ids.entries())
    await database.query(
      `INSERT INTO complaint (id, reference, customer_id, words, channel, severity, status, language, tags, search, received_at, logged_at, updated_at)
       VALUES ($1, $2, $3, 'The invoice is wrong.', 'phone', 'normal', 'open', 'en', '{late}', '', $4, $4, $4)`,
      [id, `C-2026-${String(Date.now()).slice(-8)}${n}`, customerId, NOW],
    );
});

const read = async (id: string) => {
  const [row] = await database.query<Record<string, unknown>[]>(
    `SELECT *, search::text AS grams FROM complaint WHERE id = $1`,
    [id],
  );
  return row!;
};

/** Changes complaints that were read before somebody else wrote the columns that are derived. */
async function change(behaviour: (complaint: Complaint) => void, which = ids): Promise<string[]> {
  const complaints = await Promise.all(which.map((id) => database.manager.findOneByOrFail(Complaint, { id })));
  const before = complaints.map(snapshotOf);
  await database.query(
    `UPDATE complaint SET search = array_to_tsvector('{new}'::text[]), due_at = $2 WHERE id = ANY($1)`,
    [which, new Date('2026-11-21T12:00:00Z')],
  );
  complaints.forEach(behaviour);
  const statements: string[] = [];
  const { manager } = database;
  await database.transaction(async (inner) => {
    const query = inner.query.bind(inner) as typeof manager.query;
    const update = inner.update.bind(inner) as typeof manager.update;
    inner.query = ((sql: string, values: unknown[]) => (statements.push(sql), query(sql, values))) as typeof query;
    inner.update = ((...asked: Parameters<typeof update>) => (
      statements.push(Object.keys(asked[2]).toSorted().join()),
      update(...asked)
    )) as typeof update;
    await saveComplaints(inner, complaints, before);
  });
  return statements;
}

test('only the columns that were touched are written: what was derived meanwhile stays', async () => {
  const later = new Date('2026-11-20T11:00:00Z');
  const statements = await change((complaint) => {
    complaint.severity = 'high';
    complaint.version += 1;
    complaint.updatedAt = later;
  });
  expect(statements).toEqual(Array.from({ length: 3 }, () => 'severity,updatedAt,version'));
  for (const id of ids) {
    expect(await read(id)).toMatchObject({
      severity: 'high',
      updated_at: later,
      grams: "'new'",
      due_at: new Date('2026-11-21T12:00:00Z'),
      words: 'The invoice is wrong.',
    });
  }
});

test('what only says when it was changed is one statement for all of them, and an untouched one is left alone', async () => {
  const later = new Date('2026-11-20T12:00:00Z');
  const statements = await change((complaint) => {
    if (complaint.id !== ids[2]) complaint.updatedAt = later;
  });
  expect(statements).toHaveLength(1);
  expect(await Promise.all(ids.map(async (id) => (await read(id)).updated_at))).toEqual([later, later, NOW]);
});

test('nothing touched, nothing written', async () => {
  expect(await change(() => undefined)).toEqual([]);
});

test('a change inside a list or an object counts, and one that was taken back does not', async () => {
  const statements = await change(
    (complaint) => {
      complaint.tags.push('angry');
      complaint.customFields = { shop: 'North' };
      complaint.severity = 'critical';
      complaint.severity = 'normal';
      complaint.resolvedAt = NOW;
      complaint.resolvedAt = null;
    },
    [ids[0]!],
  );
  expect(statements).toEqual(['customFields,tags']);
  expect(await read(ids[0]!)).toMatchObject({ tags: ['late', 'angry'], custom_fields: { shop: 'North' } });
});

test('a date that is set, moved and cleared is written as it is', async () => {
  for (const resolvedAt of [NOW, new Date('2026-11-22T09:00:00Z'), null]) {
    await change((complaint) => void (complaint.resolvedAt = resolvedAt), [ids[1]!]);
    expect((await read(ids[1]!)).resolved_at).toEqual(resolvedAt);
  }
});
