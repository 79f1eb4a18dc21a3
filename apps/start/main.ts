import { Launch } from './launch.ts';
import { PROJECT_COMMANDS, type Commands } from './commands.ts';

const SECOND_PRESS_MS = 1_500;

/**
 * Runs Amends until it is told to stop: by Ctrl-C, a signal, or the end of the process that started this one. Ends
 * the process: 0 when it was asked to, 1 when something was wrong.
 * @param commands what to run as api, worker and command line; tests put stand-ins here
 */
export async function launch(
  where: { root: string; parentGone: AbortSignal },
  commands: Commands = PROJECT_COMMANDS,
): Promise<never> {
  // A closed terminal must not end the launcher in the middle of stopping.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const launched = new Launch(where.root, commands, (line) => console.log(line));
  listenForTheEnd(launched, where.parentGone);
  try {
    await launched.run();
  } catch (error) {
    await launched.stop();
    console.error(error instanceof Error && error.name === 'Stopped' ? `\n${error.message}\n` : error);
    process.exit(1);
  }
  await launched.stop();
  process.exit(0);
}

function listenForTheEnd(launched: Launch, parentGone: AbortSignal): void {
  let askedAt: number | undefined;
  const ask = (what: string) => {
    // One press of Ctrl-C may arrive twice: from the terminal, and passed on by npm.
    if (askedAt !== undefined && performance.now() - askedAt > SECOND_PRESS_MS) launched.stopAtOnce();
    askedAt ??= performance.now();
    launched.askToStop(what);
  };
  process.on('SIGINT', () => ask('Stopping (Ctrl-C again: at once) …'));
  process.on('SIGTERM', () => ask('Stopping …'));
  process.on('SIGHUP', () => ask('The terminal was closed: stopping …'));
  const onGone = () => launched.askToStop('The process that started Amends has ended: stopping …');
  if (parentGone.aborted) onGone();
  else parentGone.addEventListener('abort', onGone);
}
