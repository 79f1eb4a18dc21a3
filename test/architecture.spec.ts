import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');

/**
 * Who may import whom, as data. A line that is missing here is an import that the test refuses: knowledge flows one way,
 * from the apps down to the pure libraries, and only `recovery` writes what a complaint is.
 */
const MAY_IMPORT: Record<string, readonly string[]> = {
  // Pure: rules that can be tested without a framework or a database.
  'libs/kernel': [],
  'libs/calendar': ['libs/kernel'],
  'libs/clocks': ['libs/kernel', 'libs/calendar'],
  'libs/journey': ['libs/kernel'],
  'libs/wording': ['libs/kernel'],
  // Shapes that cross a wire.
  'libs/contracts': ['libs/kernel', 'libs/calendar', 'libs/clocks', 'libs/journey'],
  // Outward edges.
  'libs/config': ['libs/kernel'],
  'libs/channels': ['libs/kernel'],
  'libs/files': ['libs/kernel'],
  'libs/database': ['libs/kernel', 'libs/contracts', 'libs/calendar', 'libs/clocks', 'libs/journey'],
  'libs/queue': ['libs/kernel', 'libs/contracts'],
  'libs/identity': ['libs/kernel', 'libs/contracts', 'libs/database'],
  // Behaviours.
  'libs/recovery': [
    'libs/kernel',
    'libs/calendar',
    'libs/clocks',
    'libs/journey',
    'libs/contracts',
    'libs/channels',
    'libs/database',
    'libs/files',
    'libs/identity',
  ],
  // Apps never import each other.
  'apps/api': [
    'libs/kernel',
    'libs/calendar',
    'libs/clocks',
    'libs/journey',
    'libs/contracts',
    'libs/config',
    'libs/database',
    'libs/files',
    'libs/identity',
    'libs/recovery',
    'libs/wording',
  ],
  'apps/worker': [
    'libs/kernel',
    'libs/contracts',
    'libs/config',
    'libs/channels',
    'libs/database',
    'libs/files',
    'libs/identity',
    'libs/queue',
    'libs/recovery',
  ],
  'apps/cli': [
    'libs/kernel',
    'libs/contracts',
    'libs/config',
    'libs/calendar',
    'libs/channels',
    'libs/database',
    'libs/files',
    'libs/identity',
    'libs/queue',
    'libs/recovery',
  ],
  'apps/start': ['libs/kernel', 'libs/config'],
  // The console knows the api by its OpenAPI document alone.
  'apps/web': [],
};

/** Packages that pure libraries may use: none that opens a socket, a file or a framework. */
const PURE = ['libs/kernel', 'libs/calendar', 'libs/clocks', 'libs/journey', 'libs/wording'];
const PURE_PACKAGES = [
  'class-validator',
  'class-transformer',
  'date-holidays',
  'ical.js',
  // Loads date-holidays only where there are holidays to work out.
  'node:module',
  'reflect-metadata',
  'temporal-polyfill',
  'uuid',
];

interface Import {
  file: string;
  from: string;
  target: string;
  /** The imported file, or null for a package. */
  resolved: string | null;
}

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.spec.ts'))
    .map((path) => join(folder, path));
}

const FILES = ['libs', 'apps'].flatMap(sources);
const roomOf = (file: string): string => file.split('/').slice(0, 2).join('/');

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = text.matchAll(
    /^\s*(?:import|export)\b[^'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm,
  );
  return [...found].map((match) => {
    const target = match[1] ?? match[2] ?? match[3]!;
    const resolved = target.startsWith('#')
      ? `libs/${target.slice(1)}.ts`
      : target.startsWith('.')
        ? relative(ROOT, resolve(ROOT, dirname(file), target))
        : null;
    return { file, from: roomOf(file), target, resolved };
  });
}

const IMPORTS = FILES.flatMap(importsOf);

test('every import of our own leads to a file that exists', () => {
  const generated = join('apps', 'web', 'api', 'schema');
  const lost = IMPORTS.filter(
    ({ resolved }) => resolved && resolved !== generated && !existsSync(join(ROOT, resolved)),
  );
  expect(lost).toEqual([]);
});

test('every folder of libs and apps stands in the table', () => {
  const rooms = ['libs', 'apps'].flatMap((top) => readdirSync(join(ROOT, top)).map((name) => `${top}/${name}`));
  expect(rooms.filter((room) => !MAY_IMPORT[room])).toEqual([]);
});

test('nobody imports what the table does not grant', () => {
  const refused = IMPORTS.filter(
    ({ from, resolved }) => resolved && roomOf(resolved) !== from && !MAY_IMPORT[from]!.includes(roomOf(resolved)),
  );
  expect(refused.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

test('other rooms are entered by name (#kernel/…), one’s own by relative paths', () => {
  const astray = IMPORTS.filter(
    ({ from, target, resolved }) => resolved && target.startsWith('.') && roomOf(resolved) !== from,
  );
  expect(astray.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

test('pure libraries use no framework, no database and no network', () => {
  const impure = IMPORTS.filter(
    ({ from, target, resolved }) =>
      PURE.includes(from) &&
      !resolved &&
      !PURE_PACKAGES.some((name) => target === name || target.startsWith(`${name}/`)),
  );
  expect(impure.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

test('time is an argument: no library reads the clock of the machine', () => {
  const readers = FILES.filter(
    (file) =>
      file.startsWith('libs/') &&
      /new Date\(\)|Date\.now\(\)|performance\.now\(\)/.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  // The one place that makes the real clock, for every main.ts.
  expect(readers).toEqual(['libs/config/run-app.ts']);
});

test('there are no import cycles', () => {
  const graph = new Map(
    FILES.map((file) => [
      file,
      importsOf(file)
        .filter(({ resolved }) => resolved)
        .map(({ resolved }) => resolved!),
    ]),
  );
  const [done, path, cycles] = [new Set<string>(), [] as string[], [] as string[]];
  const visit = (file: string): void => {
    if (path.includes(file)) return void cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file)) return;
    path.push(file);
    graph.get(file)?.forEach(visit);
    path.pop();
    done.add(file);
  };
  FILES.forEach(visit);
  expect(cycles).toEqual([]);
});

test('no forwardRef, no barrels that re-export everything, no silenced types', () => {
  const offences = FILES.filter((file) =>
    /forwardRef\(|^export \* from|@ts-(ignore|nocheck|expect-error)|\bas any\b/m.test(
      readFileSync(join(ROOT, file), 'utf8'),
    ),
  );
  expect(offences).toEqual([]);
});

test('what git tracks names no path of a machine and no registry host', () => {
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter((file) => file && existsSync(join(ROOT, file)));
  const hosts = [['registry', 'npmjs', 'org'].join('.'), ['', 'work', 'main'].join('/')];
  const guilty = tracked.filter((file) => hosts.some((host) => readFileSync(join(ROOT, file)).includes(host)));
  expect(guilty).toEqual([]);
});
