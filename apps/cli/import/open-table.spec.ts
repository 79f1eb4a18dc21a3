import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mapping } from './mapping.ts';
import { openTable } from './open-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'table-'));
afterAll(() => rmSync(folder, { recursive: true }));

const mapping: Mapping = { fields: { externalId: 'No', words: 'Text', subject: 'Title' }, optional: ['Title'] };

async function read(text: string | Buffer, changes: Partial<Mapping> = {}, name = 'table.csv') {
  const path = join(folder, name);
  writeFileSync(path, text);
  const { rows, ...table } = await openTable(path, { ...mapping, ...changes });
  const all = [];
  for await (const row of rows) all.push(row);
  return { ...table, all };
}

describe('the header', () => {
  test.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['bars', '|'],
  ])('tells that columns are separated by %s, though the text is full of the others', async (name, delimiter) => {
    const text = [
      ['No', 'Text'],
      ['1', '"a, b; c\td | e"'],
    ]
      .map((row) => row.join(delimiter))
      .join('\n');
    const { format, all, columns } = await read(text);
    expect(format).toBe(`utf-8, columns separated by ${name}`);
    expect(columns).toEqual(['No', 'Text']);
    expect(all).toEqual([{ line: 2, cells: ['1', 'a, b; c\td | e'] }]);
  });

  test('may come after lines of rubbish, which are reported with their numbers', async () => {
    const { rubbish, all } = await read('\ufeffComplaints of "May\r\n\r\n;;;\r\nNo;"Text"\r\n1;late\r\n');
    expect(rubbish).toEqual([
      { line: 1, text: 'Complaints of "May' },
      { line: 3, text: ';;;' },
    ]);
    expect(all).toEqual([{ line: 5, cells: ['1', 'late'] }]);
  });

  test('may itself have names of several lines, and names without or with the same text get a number', async () => {
    const { columns, all } = await read('" No ","Text","x\ny",,x,x\n1,2,3,4,5,6\n');
    expect(columns).toEqual(['No', 'Text', 'x\ny', 'column 4', 'x', 'x (2)']);
    expect(all).toEqual([{ line: 3, cells: ['1', '2', '3', '4', '5', '6'] }]);
  });

  test('that is nowhere is refused, naming what the nearest line lacks', async () => {
    await expect(read('Report\nNo,Words\n1,late\n')).rejects.toThrow(/Line 2 comes nearest, it lacks “Text”/);
    await expect(read('')).rejects.toThrow(/is empty/);
  });
});

test('a row with too few or too many cells is no row, but surplus empty cells are none', async () => {
  const { all } = await read('No,Text\n1\n2,b,,\n3,c,d\n4,e\n');
  expect(all).toEqual([
    { line: 2, cells: ['1'], reason: 'has 1 cells, but the header has 2 columns' },
    { line: 3, cells: ['2', 'b'] },
    { line: 4, cells: ['3', 'c', 'd'], reason: 'has 3 cells, but the header has 2 columns' },
    { line: 5, cells: ['4', 'e'] },
  ]);
});

test('a row with bytes that cannot be decoded is no row; a written U+FFFD is a character like any other', async () => {
  const broken = Buffer.concat([
    Buffer.from('No,Text\n1,很好很好很好很好很好\n2,x'),
    Buffer.from([0xff]),
    Buffer.from('y\n'),
  ]);
  expect((await read(broken)).all).toEqual([
    { line: 2, cells: ['1', '很好很好很好很好很好'] },
    { line: 3, cells: ['2', 'x\ufffdy'], reason: 'holds bytes that are no utf-8' },
  ]);
  expect((await read('No,Text\n2,x\ufffdy\n')).all).toEqual([{ line: 2, cells: ['2', 'x\ufffdy'] }]);
});

test('a missing file is named', async () => {
  await expect(openTable(join(folder, 'nowhere.csv'), mapping)).rejects.toThrow(/cannot read .*nowhere\.csv/);
});

test('lines of JSON that are not ours are no rows and say why', async () => {
  const { all } = await read('{"reference":"C-1","wordz":"late"}\n\nnot json\r\n[1]\n', {}, 'table.jsonl');
  expect(all).toEqual([
    { line: 1, raw: '{"reference":"C-1","wordz":"late"}', reason: expect.stringContaining('“wordz”') },
    { line: 3, raw: 'not json', reason: 'is not valid JSON' },
    { line: 4, raw: '[1]', reason: 'is not a JSON object' },
  ]);
});
