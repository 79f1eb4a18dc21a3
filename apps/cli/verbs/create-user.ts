import { Option, type Command } from 'commander';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { ROLES, type Role } from '#contracts/permissions';
import { LANGUAGES, type Language } from '#kernel/language';
import { invalid } from '#kernel/refusal';
import { askPassword } from '../ask-password.ts';
import { withDatabase } from '../open-database.ts';

interface Options {
  email: string;
  name: string;
  role: Role;
  team?: string;
  language?: Language;
  timeZone?: string;
  passwordFile?: string;
  generate?: boolean;
}

const AFTER = `
Agents work on complaints of their team and of none, supervisors on all; managers set policy and people as well.
The password is asked for without showing it, unless --password-file or --generate says otherwise.

Examples:
  npm run amends -- create-user --email anna@company.example --name "Anna Berg" --role manager
  npm run amends -- create-user --email wei@company.example --name 李伟 --role agent --team 客服一组 \\
    --language zh-CN --time-zone Asia/Shanghai --generate`;

export function addCreateUser(program: Command): void {
  program
    .command('create-user')
    .description('Creates somebody who can sign in.')
    .requiredOption('--email <address>', 'signs them in')
    .requiredOption('--name <name>', 'as customers and colleagues see it')
    .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).makeOptionMandatory())
    .option('--team <name>', 'created if it is new')
    .addOption(new Option('--language <tag>', 'of screens and mail').choices(LANGUAGES).default('en'))
    .option('--time-zone <zone>', 'IANA name, like Asia/Shanghai', 'UTC')
    .addOption(
      new Option('--password-file <file>', 'first line of this file, - for standard input').conflicts('generate'),
    )
    .option('--generate', 'make a random password and print it once')
    .addHelpText('after', AFTER)
    .action(createUser);
}

async function createUser({ team, passwordFile, generate = false, ...facts }: Options): Promise<void> {
  await withDatabase(async (database) => {
    const { ManagePeople } = await import('#identity/manage-people');
    const { SHORTEST_PASSWORD } = await import('#identity/passwords');
    const { CreateAgentBody } = await import('#contracts/bodies/people-bodies');
    const { validated } = await import('#kernel/validated');
    const people = new ManagePeople(database, { now: () => new Date() });
    // Checked before anybody is asked for a password.
    const draft = { ...facts, password: 'x'.repeat(SHORTEST_PASSWORD) };
    validated(CreateAgentBody, draft);
    await mustBeNew(database, facts.email);
    const password = generate
      ? randomBytes(15).toString('base64url')
      : passwordFile === undefined
        ? await askPassword(SHORTEST_PASSWORD)
        : readPassword(passwordFile);
    const body = validated(CreateAgentBody, { ...draft, password });
    const teamId = team === undefined ? null : await teamNamed(database, people, team);
    await people.createAgent({ ...body, teamId });
    console.log(
      `${facts.name} can sign in as ${facts.email.toLowerCase()} (${facts.role}${team === undefined ? '' : `, team ${team}`}).`,
    );
    if (generate) console.log(`Password, shown only now: ${password}`);
  });
}

async function mustBeNew(database: DataSource, email: string): Promise<void> {
  const known = await database.query<unknown[]>('SELECT FROM agent WHERE email = $1', [email.toLowerCase()]);
  if (known.length > 0) throw invalid('email', 'signs somebody in already: write another address');
}

function readPassword(file: string): string {
  const [line = ''] = readFileSync(file === '-' ? 0 : file, 'utf8').split(/\r?\n/);
  if (line === '') throw invalid('password-file', 'its first line is empty: write the password there');
  return line;
}

async function teamNamed(
  database: DataSource,
  people: { createTeam(name: string): Promise<string> },
  name: string,
): Promise<string> {
  const [known] = await database.query<{ id: string }[]>('SELECT id FROM team WHERE name = $1', [name]);
  return known?.id ?? people.createTeam(name);
}
