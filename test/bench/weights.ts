import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { root } from './served.ts';

const BUILT = join(root, 'dist', 'web');

/** What a page loaded, in bytes once gzipped. */
export interface Weight {
  script: number;
  style: number;
  files: number;
}

/** Weighs the scripts and styles that a page asks for meanwhile; each counts once. */
export async function weighAssets(page: Page, work: () => Promise<void>): Promise<Weight> {
  const asked = new Set<string>();
  const note = (response: Response) => {
    const { pathname } = new URL(response.url());
    if (/\.(js|css)$/.test(pathname)) asked.add(pathname);
  };
  page.on('response', note);
  await work();
  page.off('response', note);
  const sum = (ending: string) =>
    [...asked].filter((path) => path.endsWith(ending)).reduce((bytes, path) => bytes + gzipped(path), 0);
  return { script: sum('.js'), style: sum('.css'), files: asked.size };
}

/** The size of what the build wrote beside the file; the smallest files have nothing beside them. */
function gzipped(path: string): number {
  const file = join(BUILT, path);
  return existsSync(`${file}.gz`) ? statSync(`${file}.gz`).size : gzipSync(readFileSync(file), { level: 9 }).length;
}
