import { afterAll, describe, expect, test } from '@jest/globals';
import type { ExportRecord, ExportSource } from '#contracts/export-record';
import type { ImportRecord } from '#contracts/import-record';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { PRESETS } from '../import/choose-mapping.ts';
import { importComplaints } from '../import/import-complaints.ts';
import { EXPORT_FORMATS, exportComplaints, exportToFile } from './export-complaints.ts';

const folder = mkdtempSync(join(tmpdir(), 'export-'));
afterAll(() => rmSync(folder, { recursive: true }));

const AWKWARD = [
  'plain',
  '  leading and trailing \t',
  'lines\nof\r\nall\rkinds\n',
  '"quoted", "" and \' ; | ,',
  '=1+1',
  '@SUM(A1)',
  '-3',
  '+49 30 123',
  '\ttab first',
  '\ufeffmark first',
  '🙂 👩‍👩‍👧 𠮷 e\u0301 \u3000\u00a0\u200b\u2028',
  '投诉：热水器“坏了”，没人管！',
  '[1,2]',
  'null',
  '\ufffd',
];

function awkward(words: string, index: number): ExportRecord {
  return {
    reference: `C-2026-${String(index + 1).padStart(6, '0')}`,
    externalId: `${index}${words}`,
    source: 'old-desk',
    customer: { name: words, email: 'li.wei@customer.example', phone: '+8613800000000', externalId: words },
    channel: 'letter',
    language: 'zh-CN',
    words,
    category: words,
    place: words,
    subject: words,
    severity: 'critical',
    receivedAt: new Date('2024-07-01T08:00:00.123Z'),
    resolvedAt: new Date('2024-07-02T08:00:00Z'),
    closedAt: new Date('2024-07-03T08:00:00Z'),
    status: 'closed',
    tags: ['a, b', words],
    customFields: { [words]: words, empty: '', number: 1.5, yes: true, nothing: null },
    messages: [
      { direction: 'out', body: words, at: new Date('2024-07-02T08:00:00Z'), author: words },
      { direction: 'note', body: words, at: new Date('2024-07-02T09:00:00Z') },
    ],
  };
}

const bare: ExportRecord = {
  reference: 'C-2026-000900',
  customer: { name: 'Ann' },
  channel: 'web',
  language: 'en',
  words: 'Late.',
  severity: 'low',
  receivedAt: new Date('2024-07-01T08:00:00Z'),
  status: 'merged',
  mergedInto: 'C-2026-000001',
  tags: [],
  customFields: {},
  messages: [],
};

const from = (...records: ExportRecord[]): ExportSource => ({
  async *complaints() {
    yield* records;
  },
});

async function importBack(path: string): Promise<ImportRecord[]> {
  const stored: ImportRecord[] = [];
  const target = {
    existing: async () => new Set<string>(),
    store: async (records: ImportRecord[]) => {
      stored.push(...records);
      return { stored: records.length, known: 0, refused: [] };
    },
  };
  const now = new Date('2026-11-20T00:00:00Z');
  const outcome = await importComplaints({
    path,
    mapping: PRESETS.amends!,
    target,
    now,
    rejectPath: `${path}.rejected.csv`,
  });
  expect(outcome.rejected).toBe(0);
  return stored;
}

describe.each(EXPORT_FORMATS)('an export as %s', (format) => {
  test('comes back through the import with nothing altered, and the old reference beside it', async () => {
    const path = join(folder, `all.${format}`);
    const records = AWKWARD.map(awkward);
    expect(await exportToFile(from(...records), path, { format })).toBe(AWKWARD.length);
    const expected = records.map(({ reference, ...record }) => ({
      ...record,
      customFields: { ...record.customFields, reference },
    }));
    expect(await importBack(path)).toStrictEqual(expected);
  });

  test('comes back also where next to nothing is known: merged is closed then, and the reference the external id', async () => {
    const path = join(folder, `bare.${format}`);
    await exportToFile(from(bare), path, { format });
    const { reference, mergedInto, ...rest } = bare;
    const customFields = { status: 'merged', mergedInto };
    expect(await importBack(path)).toStrictEqual([
      { ...rest, externalId: reference, source: 'amends', status: 'closed', customFields },
    ]);
  });

  test('reads no more from the source than a slow sink takes', async () => {
    let read = 0;
    let lead = 0;
    let lines = 0;
    const source: ExportSource = {
      async *complaints() {
        for (read = 0; read < 1000; read++) yield { ...bare, words: 'x'.repeat(10_000) };
      },
    };
    const sink = new Writable({
      highWaterMark: 1,
      write(chunk: Buffer, _, done) {
        lines += chunk.toString().split('\n').length - 1;
        lead = Math.max(lead, read - lines);
        setImmediate(done);
      },
    });
    expect(await exportComplaints(source, sink, { format })).toBe(1000);
    expect(lines).toBe(format === 'csv' ? 1001 : 1000);
    expect(lead).toBeLessThan(100);
  });

  test('that fails half-way leaves no file behind', async () => {
    const path = join(folder, `half.${format}`);
    const source: ExportSource = {
      async *complaints() {
        yield bare;
        throw new Error('connection lost');
      },
    };
    await expect(exportToFile(source, path, { format })).rejects.toThrow('connection lost');
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

test('an export that is stopped leaves no file behind', async () => {
  const path = join(folder, 'stopped.csv');
  const stop = new AbortController();
  const source: ExportSource = {
    async *complaints() {
      for (let n = 0; ; n++) {
        if (n === 50) stop.abort();
        yield bare;
      }
    },
  };
  await expect(exportToFile(source, path, { format: 'csv', stop: stop.signal })).rejects.toThrow(/aborted/);
  expect(readdirSync(folder).filter((name) => name.startsWith('stopped'))).toEqual([]);
});

test('for a spreadsheet, and only then, formulas are defused', async () => {
  const path = join(folder, 'sheet.csv');
  await exportToFile(from(awkward('=1+1', 0)), path, { format: 'csv', spreadsheetSafe: true });
  expect(readFileSync(path, 'utf8')).toMatch(/^\ufeffreference,/);
  expect(readFileSync(path, 'utf8')).toContain(",'=1+1,");
  await exportToFile(from(awkward('=1+1', 0)), path, { format: 'csv' });
  expect(readFileSync(path, 'utf8')).not.toContain("'=1+1");
});
