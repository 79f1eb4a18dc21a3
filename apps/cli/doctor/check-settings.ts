import type { DataSource } from 'typeorm';
import { leadsToThisMachine, readSettings, SettingsError } from '#config/settings';
import { isDemo } from '#database/queries/is-demo';
import { fail, ok, placeOf, warn, type Finding } from './finding.ts';

/** Whether api and worker would start with these settings, and with which. */
export function checkSettings(environment: NodeJS.ProcessEnv): Finding[] {
  try {
    const { redisUrl, mailFrom, publicUrl, poolSize } = readSettings(environment);
    const queue = redisUrl ? placeOf(redisUrl) : 'the database';
    return [
      ok(
        'settings',
        `queue in ${queue}; mail from ${mailFrom}; people open ${publicUrl}; ${poolSize} database connections for each process`,
      ),
    ];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.problems.map((problem) => {
      const [says, todo] = problem.split(': ', 2) as [string, string | undefined];
      return fail(
        'settings',
        says,
        todo === undefined ? 'Set it for api, worker and command line alike.' : `Set it: ${todo}`,
      );
    });
  }
}

/** Whether the links in mails lead to where people can open them. Of a demo, those who look at it sit at this machine. */
export async function checkLinks(database: DataSource, publicUrl: string): Promise<Finding> {
  if (!leadsToThisMachine(publicUrl)) return ok('links in mails', `begin with ${publicUrl}`);
  if (await isDemo(database.manager))
    return ok('links in mails', `begin with ${publicUrl}, which will do for the demo`);
  return warn(
    'links in mails',
    `begin with ${publicUrl}, which opens on this machine only`,
    'Set PUBLIC_URL, for api and worker, to the address that customers open. No header of a proxy says it.',
  );
}
