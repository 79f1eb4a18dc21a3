// `npm run pictures [-- FOLDER [NAME,NAME …]]`: takes the README's pictures, or those of these names, from the demo company, on embedded parts of their own.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import '../support/typescript.mjs';
import { prepare, root } from '../../apps/start/prepare.mjs';
import { runOrExplain } from '../../apps/start/stopped.mjs';

await runOrExplain(async () => {
  await prepare();
  const { takePictures } = await import('./take-pictures.ts');
  const { freePort } = await import('../support/free-port.ts');
  const folder = resolve(process.argv[2] ?? join(root, 'apps', 'web', 'pictures'));
  mkdirSync(folder, { recursive: true });
  const data = mkdtempSync(join(tmpdir(), 'amends-pictures-'));
  const [port, password] = [await freePort(), 'a password of the pictures'];
  const env = { ...process.env, PORT: String(port), AMENDS_DATA_DIR: data, AMENDS_DEMO_PASSWORD: password };
  const product = spawn(process.execPath, [join(root, 'apps', 'start', 'start.mjs')], { env, stdio: 'ignore' });
  const ended = new Promise((done) => product.once('exit', done));
  try {
    await takePictures({
      url: `http://localhost:${port}`,
      password,
      folder,
      only: process.argv[3]?.split(','),
      say: console.log,
    });
  } finally {
    product.kill('SIGINT');
    await ended;
    rmSync(data, { recursive: true, force: true });
  }
});
