import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileStore, FileTooLarge } from '#files/file-store';
import { kindOfFile } from '#files/kind-of-file';

let folder: string;
let files: FileStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amends-store-'));
  files = new FileStore(folder);
});
afterEach(() => rm(folder, { recursive: true }));

async function* chunks(...texts: (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const everything = async () => (await readdir(folder, { recursive: true })).toSorted();

test('what came in is found under the hash of its content, once, however often it was sent', async () => {
  for (let time = 1; time <= 2; time++) {
    const received = await files.receive(chunks('one ', 'two'), 100);
    expect(received).toMatchObject({ sha256: hashOf('one two'), size: 7 });
    await files.keep(received);
  }
  const hash = hashOf('one two');
  expect((await files.read(hash)).toString()).toBe('one two');
  expect(await everything()).toEqual([hash.slice(0, 2), join(hash.slice(0, 2), hash), 'incoming'].toSorted());
});

test('nothing is left of what is too large, breaks off or is not wanted', async () => {
  await expect(files.receive(chunks('12345', '678901'), 10)).rejects.toThrow(FileTooLarge);
  expect(await files.receive(chunks('12345', '67890'), 10).then((received) => files.discard(received))).toBeUndefined();
  async function* broken(): AsyncGenerator<Buffer> {
    yield Buffer.from('half');
    throw new Error('the line broke');
  }
  await expect(files.receive(broken(), 100)).rejects.toThrow('the line broke');
  expect(await everything()).toEqual(['incoming']);
});

test('only a hash leads to a file', async () => {
  for (const name of ['../secret', '', 'a'.repeat(63), `${'a'.repeat(64)}/..`])
    await expect(files.read(name)).rejects.toThrow('named by its SHA-256');
});

test('old files are named for the sweep and taken away; one that came again meanwhile stays', async () => {
  const received = await files.receive(chunks('old'), 100);
  await files.keep(received);
  const path = join(folder, hashOf('old').slice(0, 2), hashOf('old'));
  const [yesterday, tomorrow] = [new Date(Date.now() - 86_400_000), new Date(Date.now() + 86_400_000)];
  const named = async (before: Date) => {
    const found: string[] = [];
    for await (const some of files.keptBefore(before)) found.push(...some);
    return found;
  };
  expect(await named(yesterday)).toEqual([]);
  expect(await named(tomorrow)).toEqual([hashOf('old')]);
  await utimes(path, 0, 0);
  await files.keep(await files.receive(chunks('old'), 100));
  await files.remove(hashOf('old'), yesterday);
  expect((await files.read(hashOf('old'))).toString()).toBe('old');
  await files.remove(hashOf('old'), tomorrow);
  await expect(files.read(hashOf('old'))).rejects.toThrow('ENOENT');
});

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

test.each<[string, string, string | Buffer, string | null]>([
  ['a picture, whatever it is called', 'notes.txt', PNG, 'image/png'],
  ['a PDF', 'x', '%PDF-1.7\n%âãÏÓ\n', 'application/pdf'],
  ['text', 'x.png', 'Sehr geehrte Damen und Herren', 'text/plain'],
  ['text in Chinese', 'x.txt', '发票金额不对。\r\n', 'text/plain'],
  ['nothing at all', 'empty.txt', '', 'text/plain'],
  ['CSV', 'list.CSV', 'date,amount\n2026-11-20,12.50\n', 'text/csv'],
  ['a page, which is only text to us', 'x.html', '<html><script>alert(1)</script>', 'text/plain'],
  ['a program of Windows called a picture', 'photo.jpg', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), null],
  ['a program of Linux', 'run', Buffer.from('7f454c46020101000000000000000000', 'hex'), null],
  ['an archive', 'all.zip', Buffer.from('504b0506000000000000000000000000000000000000', 'hex'), null],
  [
    'XML, which may be a picture with scripts',
    'x.svg',
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    null,
  ],
  ['bytes', 'x.txt', Buffer.from([0xff, 0xc0, 0x80]), null],
  ['text with a NUL in it', 'x.txt', 'a\0b', null],
  ['text in another encoding than UTF-8', 'x.txt', Buffer.from('caf\u00e9 au lait', 'latin1'), null],
])('%s is known by its content', async (_, name, content, kind) => {
  const path = join(folder, 'file');
  await writeFile(path, content);
  expect(await kindOfFile(path, name)).toBe(kind);
});
