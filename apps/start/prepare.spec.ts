import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkNode, prepare } from './prepare.mjs';

let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amends-prepare-'));
  said = [];
  write('package.json', JSON.stringify({ name: 'small', version: '1.0.0', private: true, type: 'module' }));
  lock('1.0.0');
  write(
    'tsconfig.build.json',
    JSON.stringify({ compilerOptions: COMPILER, include: ['apps/**/*.ts', 'libs/**/*.ts'] }),
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const COMPILER = {
  rootDir: '.',
  outDir: 'dist',
  module: 'nodenext',
  types: [],
  incremental: true,
  tsBuildInfoFile: 'dist/.tsbuildinfo',
};

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function lock(version: string): void {
  const packages = { '': { name: 'small', version } };
  write('package-lock.json', JSON.stringify({ name: 'small', version, lockfileVersion: 3, packages }));
}

/** The compiler of this project, in place of one installed in the small project. */
function lendCompiler(): void {
  const home = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  symlinkSync(home, join(folder, 'node_modules', 'typescript'), 'junction');
}

const run = (compile: boolean) => prepare({ folder, compile, say: (line) => said.push(line) });
const compiled = (file: string) => readFileSync(join(folder, 'dist', file), 'utf8');

describe('installing', () => {
  test('installs once, and again only when the lock file or the machine is another', async () => {
    await run(false);
    expect(said).toEqual([
      expect.stringMatching(/^Installing the packages/),
      expect.stringMatching(/^Installed in \d+ s/),
    ]);
    await run(false);
    expect(said).toHaveLength(2);
    lock('1.0.1');
    await run(false);
    expect(said).toHaveLength(4);
    const stamp = join(folder, 'node_modules', '.amends-install');
    writeFileSync(stamp, readFileSync(stamp, 'utf8').replace(/node-\d+/, 'node-18'));
    await run(false);
    expect(said).toHaveLength(6);
  }, 30_000);

  test('accepts what npm itself has installed', async () => {
    write('node_modules/.package-lock.json', JSON.stringify({ packages: {} }));
    await run(false);
    expect(said).toEqual([]);
  });

  test('does not accept an installation that lacks a package or has another version of it', async () => {
    const entry = { version: '2.0.0', integrity: 'sha512-x' };
    const locked = { packages: { '': {}, 'node_modules/nowhere': entry } };
    write('package-lock.json', JSON.stringify(locked));
    const { isInstalled } = (await import(new URL('./install.mjs', import.meta.url).href)) as {
      isInstalled(folder: string): boolean;
    };
    expect(isInstalled(folder)).toBe(false);
    write(
      'node_modules/.package-lock.json',
      JSON.stringify({ packages: { 'node_modules/nowhere': { ...entry, version: '1.9.0' } } }),
    );
    expect(isInstalled(folder)).toBe(false);
    write('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/nowhere': entry } }));
    expect(isInstalled(folder)).toBe(true);
  });

  test('an old Node is said in words', () => {
    expect(() => checkNode('20.18.3')).toThrow('Amends needs Node 20.19 or newer, and this is Node 20.18.3.');
    expect(() => checkNode('18.20.0')).toThrow('needs Node 20.19');
    for (const version of ['20.19.0', '22.0.0', '24.1.0']) checkNode(version);
  });
});

describe('compiling', () => {
  beforeEach(() => {
    write('node_modules/.package-lock.json', JSON.stringify({ packages: {} }));
    lendCompiler();
    write('libs/word.ts', `export const word: string = 'one';`);
    write('libs/word.spec.ts', `export const broken: number = 'a test is not compiled';`);
    write(
      'tsconfig.build.json',
      JSON.stringify({ compilerOptions: COMPILER, include: ['libs/**/*.ts'], exclude: ['**/*.spec.ts'] }),
    );
  });

  test('compiles what changed, and does nothing when nothing did', async () => {
    await run(true);
    expect(compiled('libs/word.js')).toContain(`word = 'one'`);
    const lines = said.length;
    await run(true);
    expect(said).toHaveLength(lines);
    write('libs/word.ts', `export const word: string = 'two';`);
    await run(true);
    expect(compiled('libs/word.js')).toContain(`word = 'two'`);
  }, 30_000);

  test('a removed source leaves nothing behind, and a file deleted from dist comes back', async () => {
    write('libs/old.ts', `export const old = true;`);
    await run(true);
    rmSync(join(folder, 'libs/old.ts'));
    rmSync(join(folder, 'dist/libs/word.js'));
    await run(true);
    expect(existsSync(join(folder, 'dist/libs/old.js'))).toBe(false);
    expect(existsSync(join(folder, 'dist/libs/word.js'))).toBe(true);
  }, 30_000);

  test('two commands at once take turns', async () => {
    await Promise.all([run(true), run(true)]);
    expect(said.filter((line) => line === 'Compiling …')).toHaveLength(1);
    expect(said).toContain('Another Amends command is installing or compiling in this folder: waiting for it …');
  }, 30_000);

  test('an error in the sources stops with the compiler’s words and is not taken for compiled', async () => {
    write('libs/word.ts', `export const word: number = 'one';`);
    await expect(run(true)).rejects.toThrow(/The sources do not compile:[^]*libs\/word\.ts\(1,14\): error TS2322/);
    await expect(run(true)).rejects.toThrow('The sources do not compile');
  }, 30_000);
});
