import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readCsv, type ReadCsvOptions, type Row } from './read-csv.ts';

async function* pieces(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function rows(text: string, options: Partial<ReadCsvOptions> = {}, size = 7): Promise<Row[]> {
  const all: Row[] = [];
  for await (const row of readCsv(pieces(text, size), { delimiter: ',', ...options })) all.push(row);
  return all;
}

describe.each([
  ['LF', '\n'],
  ['CR LF', '\r\n'],
  ['CR', '\r'],
])('with %s at the end of lines', (_, eol) => {
  test('each row carries the line on which it begins, whatever stands in quotes before it', async () => {
    const text = ['a,b', '', '1,"two', '', 'lines"', '2,"say ""hi"""', '', '3,end'].join(eol);
    for (const size of [1, 2, 3, 1000]) {
      expect(await rows(text, {}, size)).toEqual([
        { line: 1, cells: ['a', 'b'] },
        { line: 3, cells: ['1', `two${eol}${eol}lines`] },
        { line: 6, cells: ['2', 'say "hi"'] },
        { line: 8, cells: ['3', 'end'] },
      ]);
    }
  });

  test('a quotation mark that is never closed costs its own line only', async () => {
    const text = ['1,good', '2,"open', '3,good', '4,good', ''].join(eol);
    expect(await rows(text)).toEqual([
      { line: 1, cells: ['1', 'good'] },
      { line: 2, raw: '2,"open', reason: expect.stringContaining('never closed') },
      { line: 3, cells: ['3', 'good'] },
      { line: 4, cells: ['4', 'good'] },
    ]);
  });
});

test('line ends may change within a file', async () => {
  expect(await rows('1,a\r\n2,b\n3,c\r4,d')).toEqual(
    [1, 2, 3, 4].map((line) => ({ line, cells: [String(line), 'abcd'[line - 1]] })),
  );
});

test('a stray opening quotation mark does not swallow the rows up to the next one', async () => {
  expect(await rows('1,"open\n2,good\n3,"quoted, too",x\n')).toEqual([
    { line: 1, raw: '1,"open', reason: expect.stringContaining('in the middle of a quoted cell') },
    { line: 2, cells: ['2', 'good'] },
    { line: 3, cells: ['3', 'quoted, too', 'x'] },
  ]);
});

test('a quotation mark inside an unquoted cell means itself', async () => {
  expect(await rows('1,a 6" pipe,"and, 8"\n2,x,y')).toEqual([
    { line: 1, cells: ['1', 'a 6" pipe', 'and, 8'] },
    { line: 2, cells: ['2', 'x', 'y'] },
  ]);
});

test('white space, tabs and emoji stay as they are', async () => {
  expect(await rows(' a ,\t, 你好\u3000 ,"  🙂 "\n')).toEqual([
    { line: 1, cells: [' a ', '\t', ' 你好\u3000 ', '  🙂 '] },
  ]);
});

test('a row longer than allowed is a forgotten quotation mark, and what follows is read', async () => {
  const text = `1,"open ${'x'.repeat(200)}\n${'2,good\n'.repeat(40)}`;
  const all = await rows(text, { maxRowBytes: 300 });
  expect(all).toHaveLength(41);
  expect(all[0]).toMatchObject({ line: 1, reason: expect.stringContaining('never closed') });
  expect(all[40]).toEqual({ line: 41, cells: ['2', 'good'] });
});

test('a file without any line end is refused and not collected in memory', async () => {
  await expect(rows('x'.repeat(1000), { maxRowBytes: 300 })).rejects.toThrow(/is this a CSV file/);
});

test('well-formed tables are read as the parser reads them whole, however they are cut', async () => {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const letters = ['a', ',', '"', '\n', '\r\n', ';', ' ', '好', '🙂', ''];
  const table = Array.from({ length: 200 }, () =>
    [0, 1, 2].map(() => Array.from({ length: random(6) }, () => letters[random(letters.length)]).join('')),
  );
  const text = table.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
  expect(parse(text, { record_delimiter: '\r\n' })).toEqual(table);
  for (const size of [1, 5, 64, 4096]) {
    expect((await rows(text, {}, size)).map((row) => 'cells' in row && row.cells)).toEqual(table);
  }
});
