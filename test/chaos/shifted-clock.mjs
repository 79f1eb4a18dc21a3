// `node --import ./test/chaos/shifted-clock.mjs`: the process reads a clock that is set by as many milliseconds as the file
// CHAOS_CLOCK_FILE says, as if somebody had set the machine's. Timers go on as they did, as they do on a real machine.
import { readFileSync } from 'node:fs';

/** How often the file is looked at (milliseconds). */
const LOOK_EVERY = 20;

const file = process.env.CHAOS_CLOCK_FILE;
const realNow = Date.now;
let [offset, looked] = [0, -Infinity];

function shiftedNow() {
  const now = performance.now();
  if (now - looked >= LOOK_EVERY) {
    looked = now;
    offset = Number(readFileSync(file, 'utf8'));
  }
  return realNow() + offset;
}

if (file) {
  const RealDate = Date;
  const ShiftedDate = new Proxy(RealDate, {
    apply: () => new RealDate(shiftedNow()).toString(),
    construct: (target, given, newTarget) =>
      Reflect.construct(
        target,
        given.length === 0 ? [shiftedNow()] : given,
        newTarget === ShiftedDate ? target : newTarget,
      ),
    get: (target, name) => (name === 'now' ? shiftedNow : Reflect.get(target, name)),
  });
  RealDate.prototype.constructor = ShiftedDate;
  globalThis.Date = ShiftedDate;
}
