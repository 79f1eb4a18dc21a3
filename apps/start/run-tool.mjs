import { spawn } from 'node:child_process';

/**
 * Runs a program to its end, keeping what it prints.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runTool(command, args, cwd, signal) {
  return new Promise((resolve, reject) => {
    // Windows starts npm through its shell script.
    const shell = process.platform === 'win32' && command === 'npm';
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], shell, signal, windowsHide: true });
    let output = '';
    const keep = (text) => (output = (output + text).slice(-100_000));
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
