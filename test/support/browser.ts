import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where Debian and others put it; CHROMIUM_PATH names another. */
const SYSTEM = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Without them a browser asks its maker for updates, which a closed network refuses many at a time. */
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/** A real Chromium: the system's where there is one, else the one that came with the packages. */
export async function openBrowser(): Promise<Browser> {
  const installed = SYSTEM.find((path) => path !== '' && existsSync(path));
  if (installed)
    return chromium.launch({ executablePath: installed, args: ['--no-sandbox', '--disable-gpu', ...QUIET] });
  const { default: packed } = await import('@sparticuz/chromium');
  // It is made for functions in a cloud, where one page in one process is all there is; here several people have pages.
  const args = packed.args.filter((arg) => arg !== '--single-process');
  return chromium.launch({ executablePath: await packed.executablePath(), args: [...args, ...QUIET] });
}
