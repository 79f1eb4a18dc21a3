// Stands in for api, worker and command line: notes what happens to it, one line each, in the file $NOTES.
import { appendFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const [role, verb] = process.argv.slice(2);
const note = (what) => appendFileSync(process.env.NOTES, `${role} ${what}\n`);

const canReach = (port) =>
  new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
  }).then((answer) => (answer ? 'there' : 'gone'));

if (role === 'cli') {
  note(verb);
} else {
  if (process.env.REFUSE === role) {
    console.error(`${role.toUpperCase()}_SETTING is missing: write something`);
    process.exit(1);
  }
  note(`started ${process.pid}`);
  let isEnding = false;
  const end = async (why) => {
    if (isEnding) return;
    isEnding = true;
    note(`asked by ${why}`);
    await wait(Number(process.env.DRAIN_MS ?? 150));
    const database = await canReach(new URL(process.env.DATABASE_URL).port);
    const mail = await canReach(new URL(process.env.SMTP_URL).port);
    note(`finished, database ${database}, mail ${mail}`);
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(signal));
  process.on('disconnect', () => end('disconnect'));
  process.send({ ready: true });
}
