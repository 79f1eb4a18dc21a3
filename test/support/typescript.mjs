// `node --import ./test/support/typescript.mjs some.ts` runs TypeScript sources without compiling them to dist/ first:
// for child processes of tests, which Jest does not transform.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
