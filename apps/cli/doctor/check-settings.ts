import { readSettings, SettingsError } from '#config/settings';
import { fail, ok, placeOf, type Finding } from './finding.ts';

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
