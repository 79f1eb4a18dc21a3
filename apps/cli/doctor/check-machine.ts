import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { fail, ok, warn, type Finding } from './finding.ts';

const GIB = 1024 ** 3;

/** Node, and the room on this machine's disk. */
export async function checkMachine(dataFolder: string): Promise<Finding[]> {
  const [major, minor] = process.versions.node.split('.').map(Number) as [number, number];
  const fits = major > 20 || (major === 20 && minor >= 19);
  const node = fits
    ? ok('node', process.version)
    : fail('node', process.version, 'Install Node 20.19 or newer from https://nodejs.org');
  const folder = existsSync(dataFolder) ? dataFolder : process.cwd();
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const says = `${(free / GIB).toFixed(1)} GiB free for ${folder}`;
  const todo = 'Make room: a full disk stops an embedded database, and with it everything.';
  return [
    node,
    free < GIB / 4 ? fail('disk', says, todo) : free < 2 * GIB ? warn('disk', says, todo) : ok('disk', says),
  ];
}
