// `npm run generate`: writes schema.d.ts, the types of the api, from what the routes say of themselves.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { typesOf } from './types-of.mjs';

const root = join(import.meta.dirname, '..', '..', '..');
const node = (...args) => execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
node(join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json');
const document = JSON.parse(node(join(root, 'dist', 'apps', 'api', 'print-openapi.js')));
const file = join(import.meta.dirname, 'schema.d.ts');
writeFileSync(file, await typesOf(document));
