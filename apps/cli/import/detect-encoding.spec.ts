import { afterAll, describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectEncoding } from './detect-encoding.ts';
import { readAsUtf8 } from './read-as-utf8.ts';

const folder = mkdtempSync(join(tmpdir(), 'encoding-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(bytes: Buffer): string {
  const path = join(folder, 'table.csv');
  writeFileSync(path, bytes);
  return path;
}

const CHINESE = '编号,内容\n1,"热水器坏了三次，没有人来修。㐂𠀀"\n2,谢谢\n';

async function textOf(bytes: Buffer, wanted?: string): Promise<string> {
  const path = file(bytes);
  const parts: Buffer[] = [];
  for await (const part of readAsUtf8(path, await detectEncoding(path, wanted))) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe('the encoding is found out', () => {
  test.each([
    ['utf-8', false, Buffer.from(CHINESE)],
    ['utf-8', false, Buffer.from(`\ufeff${CHINESE}`)],
    ['gb18030', true, iconv.encode(CHINESE, 'gb18030')],
    ['utf-16le', true, iconv.encode(CHINESE, 'utf-16le', { addBOM: true })],
    ['utf-16be', true, iconv.encode(CHINESE, 'utf-16be', { addBOM: true })],
  ])('%s (lossy: %s), and the text is what was written', async (encoding, lossy, bytes) => {
    expect(await detectEncoding(file(bytes))).toEqual({ encoding, lossy });
    expect(await textOf(bytes)).toBe(CHINESE);
  });

  test('when the first Chinese comes long after the part that fits into memory at once', async () => {
    const late = `${'plain words, nothing else\n'.repeat(30_000)}${CHINESE}`;
    expect((await textOf(iconv.encode(late, 'gb18030'))) === late).toBe(true);
    expect((await textOf(Buffer.from(late))) === late).toBe(true);
  });

  test('with a character cut in two by the end of every piece that is read', async () => {
    const wide = `x${'𠀀坏'.repeat(100_000)}`;
    expect((await textOf(iconv.encode(wide, 'gb18030'))) === wide).toBe(true);
    expect((await textOf(iconv.encode(wide, 'utf-16be', { addBOM: true }))) === wide).toBe(true);
  });

  test('as UTF-8 when only a few of its bytes are broken, not as a file of wrong Chinese', async () => {
    const bytes = Buffer.concat([Buffer.from(CHINESE), Buffer.from([0xe4, 0xbd]), Buffer.from('\n')]);
    expect(await detectEncoding(file(bytes))).toEqual({ encoding: 'utf-8', lossy: true });
    expect(await textOf(bytes)).toBe(`${CHINESE}\ufffd\n`);
  });
});

test('a Western file is not taken for Chinese: its encoding must be named, and is believed then', async () => {
  const western = 'id;text\n1;Müller möchte für fünf Stühle Geld zurück, très bientôt à Genève\n';
  const bytes = iconv.encode(western, 'windows-1252');
  await expect(detectEncoding(file(bytes))).rejects.toThrow(/neither UTF-8 nor GB18030: name its encoding/);
  expect(await textOf(bytes, 'windows-1252')).toBe(western);
});

test('UTF-16 without a byte order mark is recognised and must be named', async () => {
  await expect(detectEncoding(file(iconv.encode('id,text\n1,late', 'utf-16le')))).rejects.toThrow(
    /utf-16le or utf-16be/,
  );
});
