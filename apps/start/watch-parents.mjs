import { readFileSync } from 'node:fs';

const SHELL = /^(sh|dash|bash|ash|zsh|ksh|busybox)$/;

/**
 * Calls back once when the process that started this one ends, even by `kill -9`. npm runs its scripts through a
 * shell, and a shell outlives a killed npm: so behind a shell of npm's, npm itself is watched too (where /proc tells).
 * @param {() => void} onGone
 * @param {number} [everyMs]
 * @returns {() => void} stops watching
 */
export function watchParents(onGone, everyMs = 400) {
  const parent = process.ppid;
  const chain = [look(parent)].filter(Boolean);
  if (process.env.npm_lifecycle_event && chain[0] && SHELL.test(chain[0].name)) {
    const grandparent = look(chain[0].parent);
    if (grandparent) chain.push(grandparent);
  }
  const timer = setInterval(() => {
    if (process.ppid === parent && chain.every(isStillThere)) return;
    clearInterval(timer);
    onGone();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

function isStillThere(seen) {
  const now = look(seen.pid);
  return now !== undefined && now.born === seen.born && now.state !== 'Z';
}

function look(pid) {
  if (process.platform !== 'linux') return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold anything, brackets and blanks included.
    const open = stat.indexOf('(');
    const close = stat.lastIndexOf(')');
    const rest = stat.slice(close + 2).split(' ');
    return { pid, name: stat.slice(open + 1, close), state: rest[0], parent: Number(rest[1]), born: rest[19] };
  } catch {
    return undefined;
  }
}
