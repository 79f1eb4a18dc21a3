import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { invalid } from '#kernel/refusal';

/**
 * Asks for a new password twice, without showing it.
 * @throws Refusal when there is no terminal, when the two differ, or on Ctrl-C
 */
export async function askPassword(shortest: number): Promise<string> {
  if (!process.stdin.isTTY) {
    throw invalid(
      'password',
      'there is no terminal to ask at. Write --password-file FILE (- for standard input), or --generate',
    );
  }
  const first = await ask(`Password, at least ${shortest} characters: `);
  if (first.length < shortest) throw invalid('password', `is too short: write at least ${shortest} characters`);
  if ((await ask('The same again: ')) !== first) throw invalid('password', 'the two differ. Run the command again');
  return first;
}

function ask(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  // Only now: what is typed before the terminal is in our hands would be shown.
  process.stderr.write(question);
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      reader.removeAllListeners('close');
      reader.close();
      process.stderr.write('\n');
      settle();
    };
    reader.once('line', (line) => end(() => resolve(line)));
    for (const event of ['SIGINT', 'close'])
      reader.once(event, () => end(() => reject(invalid('password', 'was not given. Nothing was changed'))));
  });
}
