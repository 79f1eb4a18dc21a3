import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import jestConfig from '../../jest.config.js';

const [, options] = jestConfig.transform['\\.ts$'];
const compilerSettings = JSON.stringify(options);
const cache = fileURLToPath(new URL('../../node_modules/.cache/amends-typescript/', import.meta.url));
mkdirSync(cache, { recursive: true });

/** '#kernel/…' means the source instead of the build, as in Jest. */
export function resolve(specifier, context, next) {
  return next(specifier, { ...context, conditions: ['source', ...context.conditions] });
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const text = await readFile(filename, 'utf8');
  const key = createHash('sha256').update(`${compilerSettings}\0${filename}\0${text}`).digest('hex');
  const kept = join(cache, `${key}.mjs`);
  const source = await readFile(kept, 'utf8').catch(() => compile(filename, text, kept));
  return { format: 'module', source, shortCircuit: true };
}

// Loaded only when needed: the compiler takes longer to load than the whole of a small program to run.
async function compile(filename, text, kept) {
  const { transform } = await import('@swc/core');
  const { code } = await transform(text, { ...options, filename, swcrc: false });
  // Several processes may be at it at once.
  await writeFile(`${kept}.${process.pid}`, code);
  await rename(`${kept}.${process.pid}`, kept);
  return code;
}
