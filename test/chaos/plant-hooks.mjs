import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import jestConfig from '../../jest.config.js';

const [, options] = jestConfig.transform['\\.ts$'];
const plants = JSON.parse(readFileSync(new URL('./plants.json', import.meta.url), 'utf8'));
const plant = plants.find(({ name }) => name === process.env.CHAOS_PLANT);
if (!plant) throw new Error(`There is no plant named ${process.env.CHAOS_PLANT} in plants.json`);
const root = new URL('../../', import.meta.url);
const files = new Set(plant.changes.map(({ file }) => new URL(file, root).href));

export async function load(url, context, next) {
  if (!files.has(url)) return next(url, context);
  const filename = fileURLToPath(url);
  let text = readFileSync(filename, 'utf8');
  for (const { file, find, replace } of plant.changes) {
    if (new URL(file, root).href !== url) continue;
    if (!text.includes(find)) throw new Error(`The plant ${plant.name} does not find its text in ${file} any more`);
    text = text.replace(find, () => replace);
  }
  const { transform } = await import('@swc/core');
  const { code } = await transform(text, { ...options, filename, swcrc: false });
  return { format: 'module', source: code, shortCircuit: true };
}
