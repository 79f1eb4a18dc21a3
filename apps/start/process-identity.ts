import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process, told apart from a later one that was given the same number (after a reboot, or in a container). */
export interface ProcessIdentity {
  pid: number;
  /** When it was born, in whatever words the system has for it. Empty where the system does not tell. */
  born: string;
}

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, born: birth(process.pid) ?? '' };
}

/** Whether that very process is still running (a zombie is not). */
export function isRunning({ pid, born }: ProcessIdentity): boolean {
  return answers(pid) && birth(pid) === born;
}

/** Whether any process with this number is running. */
export function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return birth(pid) !== undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function birth(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z') return undefined;
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`;
    }
    if (process.platform === 'win32') return '';
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}
