import { expect, test } from '@jest/globals';
import { showProgress } from './progress.ts';

function screen(isTTY: boolean, columns = 120) {
  let now = 0;
  const written: string[] = [];
  const progress = showProgress({ isTTY, columns, write: (text) => written.push(text) }, { now: () => new Date(now) });
  return { progress, written, wait: (ms: number) => (now += ms) };
}

test('a terminal gets a bar with share, speed and time left, drawn over in place', () => {
  const { progress, written, wait } = screen(true);
  wait(2000);
  progress.advance({ done: 250, of: 1000, items: 5000, note: '3 rejected' });
  wait(50);
  progress.advance({ done: 300, of: 1000, items: 6000 });
  wait(117_950);
  progress.advance({ done: 500, of: 1000, items: 12_000 });
  progress.end();
  expect(written).toEqual([
    '\r\u001b[2K[######------------------] 25 %  5,000 rows, 2,500/s  0:06 left  3 rejected',
    '\r\u001b[2K[############------------] 50 %  12,000 rows, 100/s  2:00 left',
    '\r\u001b[2K[############------------] 50 %  12,000 rows, 100/s  2:00 left',
    '\n',
  ]);
});

test('a narrow terminal gets no more than fits on a line', () => {
  const { progress, written } = screen(true, 20);
  progress.advance({ done: 1, of: 2, items: 1 });
  expect(written).toEqual(['\r\u001b[2K[############------']);
});

test('a log gets a plain line every ten seconds and one at the end', () => {
  const { progress, written, wait } = screen(false);
  for (let second = 1; second <= 25; second++) {
    wait(1000);
    progress.advance({ items: second * 100 });
  }
  progress.end();
  expect(written).toEqual(['1,000 rows, 100/s\n', '2,000 rows, 100/s\n', '2,500 rows, 100/s\n']);
});

test('nothing is shown where nothing was done', () => {
  const { progress, written } = screen(true);
  progress.end();
  expect(written).toEqual([]);
});
