import { expect, test } from '@jest/globals';
import { PLANTS, plantNamed } from './plants.ts';

// That they are found is seen by CI, which also lets chaos reign for a while: `npm run chaos`.
test.each(PLANTS.map(({ name }) => name))('the bug %s still fits into the sources', (name) => {
  expect(plantNamed(name).changes.length).toBeGreaterThan(0);
});
