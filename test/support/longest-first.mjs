import TestSequencer from '@jest/test-sequencer';

/** The files that take longest; started last, one of them would go on alone while the other core has nothing to do. */
const LONGEST = ['test/browser/', 'test/queue/', 'apps/cli/', 'apps/start/'];

/** Starts the longest test files first, on a fresh machine too, where nobody has measured them yet. */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const found = LONGEST.findIndex((part) => path.includes(part));
      return found < 0 ? LONGEST.length : found;
    };
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
}
