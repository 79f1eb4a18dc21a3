import type { EntityManager } from 'typeorm';
import type { Log } from '#config/log';
import { leadsToThisMachine, type Settings } from '#config/settings';
import { isDemo } from '#database/queries/is-demo';

/** Says once, at the start, that customers would get links which open nothing for them: behind a proxy nobody notices it here. */
export async function sayLocalLinks(
  { publicUrl }: Pick<Settings, 'publicUrl'>,
  manager: EntityManager,
  log: Log,
): Promise<void> {
  if (!leadsToThisMachine(publicUrl) || (await isDemo(manager))) return;
  log.warn(
    { publicUrl },
    'links in mails lead to this machine and open for nobody else: set PUBLIC_URL, for api and worker, to the address that people open',
  );
}
