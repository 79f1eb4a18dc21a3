import { join } from 'node:path';
import { defineConfig } from 'vite';
import { customersPages } from './customers-pages.ts';
import { precompress } from './precompress.ts';

const here = import.meta.dirname;
const built = join(here, '..', '..', 'dist', 'web');

/** `vite build apps/web` writes dist/web, which the api serves; `npm run dev:web` serves the sources and asks a running api. */
export default defineConfig({
  root: here,
  publicDir: join(here, 'public'),
  plugins: [customersPages(), precompress(join(built, 'assets'))],
  build: {
    outDir: built,
    emptyOutDir: true,
    target: 'es2022',
    // These have light-dark(), which must reach them as it is written: what it is replaced with for older ones ends up as no colour.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    rolldownOptions: {
      // Mantine marks its files for server components, which there are none of here.
      checks: { moduleLevelDirective: false },
      input: { console: join(here, 'index.html'), portal: join(here, 'portal.html') },
    },
  },
  server: { port: 5173, proxy: { '/api/v1': process.env.API_URL ?? 'http://localhost:3000' } },
});
