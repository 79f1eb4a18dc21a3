import { expect, test } from '@jest/globals';
import { onlyRead } from '../../apps/web/shell/only-read.ts';

test('what a page does not read of an address is not there, though the router keeps what it is not told about', () => {
  const read = onlyRead(({ to }) => (to === '/queue' ? { to } : {}));
  const routed = (search: Record<string, unknown>) => ({ ...search, ...read(search) });
  expect(routed({ to: '/queue' })).toEqual({ to: '/queue' });
  expect(routed({ to: '//evil.example', more: 1 })).toEqual({ to: undefined, more: undefined });
});
