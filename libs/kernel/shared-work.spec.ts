import { expect, test } from '@jest/globals';
import { SharedWork } from './shared-work.ts';

/** Work whose runs end when the test says so. */
function started() {
  const ends: { resolve(value: string): void; reject(error: Error): void }[] = [];
  const shared = new SharedWork(() => new Promise<string>((resolve, reject) => void ends.push({ resolve, reject })));
  return { shared, ends };
}

test('who asks alone gets a run of their own, and so does who asks after it', async () => {
  const { shared, ends } = started();
  const first = shared.do();
  ends[0]!.resolve('first');
  expect(await first).toBe('first');
  const second = shared.do();
  ends[1]!.resolve('second');
  expect(await second).toBe('second');
});

test('those who ask during a run share the next one, which begins when that one is over', async () => {
  const { shared, ends } = started();
  const first = shared.do();
  const others = [shared.do(), shared.do(), shared.do()];
  expect(ends).toHaveLength(1);
  ends[0]!.resolve('first');
  expect(await first).toBe('first');
  await Promise.resolve();
  expect(ends).toHaveLength(2);
  const late = shared.do();
  ends[1]!.resolve('second');
  expect(await Promise.all(others)).toEqual(['second', 'second', 'second']);
  await Promise.resolve();
  ends[2]!.resolve('third');
  expect(await late).toBe('third');
});

test('a run that fails fails for those who shared it, and not for those after them', async () => {
  const { shared, ends } = started();
  const [first, second] = [shared.do(), shared.do()];
  ends[0]!.reject(new Error('broken'));
  await expect(first).rejects.toThrow('broken');
  await Promise.resolve();
  ends[1]!.resolve('whole');
  expect(await second).toBe('whole');
});
