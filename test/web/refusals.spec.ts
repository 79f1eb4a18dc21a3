import { expect, test } from '@jest/globals';
import { isRefused, Problem } from '../../apps/web/api/problem.ts';

test.each([
  ['wrong input', new Problem(400, 'invalid', '')],
  ['a shut gate', new Problem(409, 'blocked', '')],
  ['an old version', new Problem(412, 'stale', '')],
])('after %s it may be tried in other words', (_, error) => expect(isRefused(error)).toBe(true));

test.each([
  ['no answer', new Problem(0, 'offline', '')],
  ['a proxy that gave up', new Problem(502, 'unknown', '')],
  ['a first try that still runs', new Problem(409, 'idempotency-key-running', '')],
  ['other words under the same key', new Problem(422, 'idempotency-key-reused', '')],
  ['a session that ended', new Problem(401, 'unauthenticated', '')],
  ['too many requests', new Problem(429, 'too-many', '')],
])('after %s nobody knows whether it was done', (_, error) => expect(isRefused(error)).toBe(false));
