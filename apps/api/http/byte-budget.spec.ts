import { expect, test } from '@jest/globals';
import { HOURLY_FROM_ADDRESS } from '#contracts/attachments';
import { ByteBudget, networkOf } from './byte-budget.ts';

const chunk = Buffer.alloc(1024 * 1024);
async function* file(size: number): AsyncGenerator<Buffer> {
  for (let sent = 0; sent < size; sent += chunk.length) yield chunk;
}
async function send(budget: ByteBudget, address: string, size: number): Promise<number> {
  let taken = 0;
  for await (const some of budget.count(address, file(size))) taken += some.length;
  return taken;
}

test('an address sends so much within an hour and no more; another address and the next hour are free', async () => {
  let now = new Date('2026-11-20T10:00:00Z');
  const budget = new ByteBudget({ now: () => now });
  expect(await send(budget, '10.0.0.1', HOURLY_FROM_ADDRESS)).toBe(HOURLY_FROM_ADDRESS);
  await expect(send(budget, '10.0.0.1', 1)).rejects.toMatchObject({ kind: 'too-many', code: 'too-many-bytes' });
  expect(await send(budget, '10.0.0.2', 1)).toBe(chunk.length);
  now = new Date('2026-11-20T11:00:00Z');
  expect(await send(budget, '10.0.0.1', 1)).toBe(chunk.length);
});

test('what is given up half way counts as far as it came', async () => {
  const budget = new ByteBudget({ now: () => new Date('2026-11-20T10:00:00Z') });
  for (let n = 0; n < HOURLY_FROM_ADDRESS / chunk.length; n++)
    for await (const _ of budget.count('10.0.0.1', file(2 * chunk.length))) break;
  await expect(send(budget, '10.0.0.1', 1)).rejects.toMatchObject({ code: 'too-many-bytes' });
});

test.each([
  ['10.0.0.1', '10.0.0.1'],
  ['::ffff:10.0.0.1', '::ffff:10.0.0.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('%s belongs to %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
