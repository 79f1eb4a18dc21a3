import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ImportRecord, ImportTarget } from '#contracts/import-record';
import { invalid } from '#kernel/refusal';
import { parse } from 'csv-parse/sync';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeImport, describeTable, exitCodeOf } from './describe-import.ts';
import { importComplaints, type ImportBrokenOff, type ImportOptions } from './import-complaints.ts';
import type { Mapping } from './mapping.ts';
import { rejectPathOf } from './reject-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-'));
const path = join(folder, 'table.csv');
const rejectPath = join(folder, 'table.rejected.csv');
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(rejectPath, { force: true }));

const mapping: Mapping = {
  time: { zone: 'UTC', formats: ['YYYY-MM-DD'] },
  fields: {
    source: { constant: 'desk' },
    externalId: 'No',
    'customer.name': { constant: 'Somebody' },
    channel: { constant: 'web' },
    language: { constant: 'en' },
    words: 'Text',
    status: { constant: 'closed' },
    receivedAt: 'Date',
  },
};

/** Keeps what it is given; a record whose words are "poison" makes any batch fail, and nothing of the batch is kept. */
class Memory implements ImportTarget {
  readonly kept = new Map<string, ImportRecord>();
  readonly batches: number[] = [];
  /** Stops answering after so many calls of `store`. */
  constructor(private readonly lasts = Infinity) {}

  async existing(source: string, externalIds: string[]): Promise<Set<string>> {
    if (this.batches.length > this.lasts) throw new Error('connection lost');
    return new Set(externalIds.filter((id) => this.kept.has(`${source} ${id}`)));
  }

  async store(records: ImportRecord[]) {
    this.batches.push(records.length);
    if (this.batches.length > this.lasts) throw new Error('connection lost');
    if (records.some(({ words }) => words === 'poison')) throw new Error('invalid byte sequence');
    const refused = records.flatMap(({ words }, index) =>
      words === 'unwanted' ? [{ index, reasons: invalid('words', 'are not wanted').reasons.slice() }] : [],
    );
    const wanted = records.filter(({ words }) => words !== 'unwanted');
    const fresh = wanted.filter(({ source, externalId }) => !this.kept.has(`${source} ${externalId}`));
    for (const record of fresh) this.kept.set(`${record.source} ${record.externalId}`, record);
    return { stored: fresh.length, known: wanted.length - fresh.length, refused };
  }
}

const table = (...rows: string[]): string => ['No,Text,Date', ...rows].join('\n');
const row = (no: number, text = 'late'): string => `${no},${text},2024-01-02`;
const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => row(index + 1));

async function run(target: ImportTarget, text: string, changes: Partial<ImportOptions> = {}) {
  writeFileSync(path, text);
  const outcome = await importComplaints({
    path,
    mapping,
    target,
    now: new Date('2026-11-20T00:00:00Z'),
    rejectPath,
    batchSize: 4,
    ...changes,
  });
  expect(outcome.stored + outcome.known + outcome.rejected).toBe(outcome.rows);
  return outcome;
}

const rejects = (): string[][] => parse(readFileSync(rejectPath), { bom: true });

test('all rows of a good file are stored, batch by batch, and there is no reject file', async () => {
  const target = new Memory();
  const outcome = await run(target, table(...numbered(10)));
  expect(outcome).toEqual({ rows: 10, stored: 10, known: 0, rejected: 0, stopped: false });
  expect(target.batches).toEqual([4, 4, 2]);
  expect(existsSync(rejectPath)).toBe(false);
  expect(exitCodeOf(outcome)).toBe(0);
});

test('rejected rows go to a file with line, field, reason and the original columns, and the others are stored', async () => {
  const target = new Memory();
  const text = table(
    row(1),
    '2,"two\nlines",tomorrow',
    row(3, 'unwanted'),
    '4,"open,2024-01-02',
    '5,too,2024-01-02,many',
    row(6),
  );
  const outcome = await run(target, text);
  expect(outcome).toMatchObject({ rows: 6, stored: 2, known: 0, rejected: 4, rejectPath });
  expect(exitCodeOf(outcome)).toBe(2);
  expect(rejects()).toEqual([
    ['#line', '#field', '#reason', 'No', 'Text', 'Date', '#raw'],
    ['3', 'receivedAt', '“tomorrow” is not written like YYYY-MM-DD', '2', 'two\nlines', 'tomorrow', ''],
    ['5', 'words', 'are not wanted', '3', 'unwanted', '2024-01-02', ''],
    ['6', 'row', expect.stringContaining('never closed'), '', '', '', '4,"open,2024-01-02'],
    ['7', 'row', 'has 4 cells, but the header has 3 columns', '5', 'too', '2024-01-02', 'many'],
  ]);
});

test('a corrected reject file is imported like the file itself, without our notes', async () => {
  const target = new Memory();
  await run(target, table(row(1), '2,"two\nlines",tomorrow'));
  const corrected = readFileSync(rejectPath, 'utf8').replace(/(lines",)tomorrow/, '$12024-01-03');
  expect(await run(target, corrected)).toMatchObject({ rows: 1, stored: 1 });
  expect(target.kept.get('desk 2')).toMatchObject({ words: 'two\nlines', customFields: { Date: '2024-01-03' } });
});

describe('the same file again', () => {
  test('stores nothing twice', async () => {
    const target = new Memory();
    await run(target, table(...numbered(6)));
    const outcome = await run(target, table(...numbered(6), row(7)));
    expect(outcome).toMatchObject({ rows: 7, stored: 1, known: 6, rejected: 0 });
    expect(target.kept.size).toBe(7);
  });

  test('goes on where Ctrl-C ended it, after the batch in hand', async () => {
    const target = new Memory();
    const stop = new AbortController();
    const store = target.store.bind(target);
    target.store = (records) => {
      stop.abort();
      return store(records);
    };
    const first = await run(target, table(...numbered(10)), { stop: stop.signal });
    expect(first).toMatchObject({ rows: 4, stored: 4, stopped: true });
    expect(exitCodeOf(first)).toBe(1);
    expect(describeImport(first).at(-1)).toMatch(/run the same command again: rows already stored are skipped/);
    expect(await run(target, table(...numbered(10)))).toMatchObject({ rows: 10, stored: 6, known: 4, stopped: false });
  });

  test('goes on after the target was lost, and no row was blamed for it', async () => {
    const target = new Memory(1);
    const broken = await run(target, table(row(1), 'x', ...numbered(10).slice(1))).catch(
      (error: ImportBrokenOff) => error,
    );
    expect(broken).toMatchObject({
      message: 'The import broke off: connection lost',
      outcome: { rows: 4, stored: 3, rejected: 1, rejectPath },
    });
    const again = new Memory();
    for (const [key, record] of target.kept) again.kept.set(key, record);
    expect(await run(again, table(...numbered(10)))).toMatchObject({ rows: 10, stored: 7, known: 3 });
  });
});

describe('a poison row', () => {
  test('is rejected alone, with what the target said', async () => {
    const target = new Memory();
    const outcome = await run(target, table(row(1), row(2, 'poison'), row(3), row(4, 'unwanted'), row(5)));
    expect(outcome).toMatchObject({ rows: 5, stored: 3, rejected: 2 });
    expect([...target.kept.keys()]).toEqual(['desk 1', 'desk 3', 'desk 5']);
    expect(
      rejects()
        .slice(1)
        .map((cells) => cells.slice(0, 3)),
    ).toEqual([
      ['3', 'row', 'could not be stored: invalid byte sequence'],
      ['5', 'words', 'are not wanted'],
    ]);
  });

  test('that was stored although the answer was lost counts as known', async () => {
    const target = new Memory();
    const store = target.store.bind(target);
    target.store = async (records) => {
      await store(records);
      throw new Error('answer lost');
    };
    expect(await run(target, table(row(1), row(2)))).toMatchObject({ stored: 0, known: 2, rejected: 0 });
  });

  test('is one thing, a target that takes no row at all another: the import ends and rejects nothing', async () => {
    const all = Array.from({ length: 12 }, (_, index) => row(index + 1, 'poison'));
    const broken = await run(new Memory(), table(...all), { batchSize: 12 }).catch((error: ImportBrokenOff) => error);
    expect(broken).toMatchObject({
      message: 'The import broke off: invalid byte sequence',
      outcome: { rows: 0, rejected: 0 },
    });
  });
});

test('an external id that comes twice in a file is rejected the second time, naming the first line, also when repeated', async () => {
  const target = new Memory();
  const text = table(row(1), ...numbered(6).slice(1), row(1, 'other words'));
  for (const expected of [
    { stored: 6, known: 0 },
    { stored: 0, known: 6 },
  ]) {
    expect(await run(target, text)).toMatchObject({ rows: 7, ...expected, rejected: 1 });
    expect(rejects()[1]!.slice(0, 3)).toEqual(['8', 'externalId', '“1” was used on line 2 already']);
  }
});

test('a target that does not account for every record is not believed', async () => {
  const target = new Memory();
  target.store = async () => ({ stored: 1, known: 0, refused: [] });
  await expect(run(target, table(...numbered(12)), { batchSize: 12 })).rejects.toThrow(/accounts for 1 of 12 records/);
});

test('a reject file is never the file that is read', async () => {
  await expect(run(new Memory(), table('x'), { rejectPath: path })).rejects.toThrow(/name another file/);
  expect(readFileSync(path, 'utf8')).toBe(table('x'));
  expect(rejectPathOf('a/May.csv')).toBe('a/May.rejected.csv');
  expect(rejectPathOf('a/May.rejected.csv')).toBe('a/May.rejected.rejected.csv');
});

test('what was found on opening and the totals are said in words', async () => {
  const said: string[] = [];
  const outcome = await run(new Memory(), `All of May\n${table(row(1), 'x')}`, {
    onOpen: (opened) => said.push(...describeTable(opened)),
  });
  expect([...said, ...describeImport(outcome)]).toEqual([
    'Reading utf-8, columns separated by commas, 3 columns.',
    'Line 1 stands before the header and is skipped: All of May',
    '2 rows: 1 stored, 0 known already, 1 rejected.',
    `Rejected rows, with line and reason: ${rejectPath}. Correct and import that file.`,
  ]);
});

test('progress ends with the whole file read', async () => {
  const shown: unknown[] = [];
  const text = table(...numbered(5), 'x');
  await run(new Memory(), text, { progress: { advance: (at) => shown.push(at), end: () => shown.push('end') } });
  expect(shown.slice(-2)).toEqual([{ done: text.length, of: text.length, items: 6, note: '1 rejected' }, 'end']);
});
