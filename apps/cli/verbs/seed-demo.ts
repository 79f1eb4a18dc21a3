import type { Command } from 'commander';
import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Settings } from '#config/settings';
import { invalid } from '#kernel/refusal';
import { withDatabase } from '../open-database.ts';

const AFTER = `
Two dozen complaints in English and Chinese at every stage of their recovery, and six people, none of them real:
agent@demo.example, supervisor@demo.example, manager@demo.example and three colleagues. All sign in with one
random password, printed once, or with the one in AMENDS_DEMO_PASSWORD (at least 12 characters).

It is for an empty installation: where people work already nothing is done, because history cannot be taken back.

Example:
  AMENDS_DEMO_PASSWORD='choose your own' npm run amends -- seed-demo`;

export function addSeedDemo(program: Command): void {
  program
    .command('seed-demo')
    .description('Fills an empty installation with a small demo company.')
    .addHelpText('after', AFTER)
    .action(seed);
}

async function seed(): Promise<void> {
  const { hashPassword, SHORTEST_PASSWORD } = await import('#identity/passwords');
  const given = process.env.AMENDS_DEMO_PASSWORD?.trim() || undefined;
  if (given !== undefined && given.length < SHORTEST_PASSWORD) {
    throw invalid(
      'AMENDS_DEMO_PASSWORD',
      `is too short: write at least ${SHORTEST_PASSWORD} characters, or leave it out for a random one`,
    );
  }
  const { seedDemo } = await import('#recovery/demo/seed-demo');
  const work = async (database: DataSource, { mailFrom, publicUrl, secret, filesFolder }: Settings): Promise<void> => {
    const password = given ?? randomBytes(12).toString('base64url');
    const outcome = await seedDemo(database, {
      now: new Date(),
      passwordHash: () => hashPassword(password),
      mailFrom,
      publicUrl,
      secret,
      filesFolder,
    });
    if (outcome.state === 'demo-is-here') return console.log('The demo company is here already: nothing was done.');
    if (outcome.state === 'people-are-here') {
      return console.log(
        'People work here already, and the demo company is for an empty installation: nothing was done.',
      );
    }
    console.log(`The demo company is ready: ${outcome.complaints} complaints. Sign in as`);
    for (const { email, role, name } of outcome.people) console.log(`  ${email.padEnd(26)}${role.padEnd(12)}${name}`);
    console.log(
      given === undefined
        ? `with the password, shown only now: ${password}`
        : 'with the password in AMENDS_DEMO_PASSWORD.',
    );
  };
  // Hundreds of small changes: waiting for the disk at each would take longer than all of them together.
  await withDatabase(work, { hurried: true });
}
