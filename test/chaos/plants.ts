import { readFileSync } from 'node:fs';

/** A bug that is put into the product's sources on purpose, in the processes of one run, to see that the checker finds it. */
export interface Plant {
  name: string;
  about: string;
  changes: { file: string; find: string; replace: string }[];
  /** The troubles that bring it to light; null: any. */
  troubles: string[] | null;
  /** The longest that the mail server takes for one mail (milliseconds). */
  mailSlowness?: number;
  /** How the claim begins that the checker must find broken. */
  breaks: string;
}

export const PLANTS = JSON.parse(readFileSync(new URL('./plants.json', import.meta.url), 'utf8')) as Plant[];

/** @throws when there is no such plant, or the sources have changed so that it would plant nothing */
export function plantNamed(name: string): Plant {
  const plant = PLANTS.find((one) => one.name === name);
  if (!plant) throw new Error(`There is no plant '${name}': write one of ${PLANTS.map((one) => one.name).join(', ')}`);
  for (const { file, find } of plant.changes) {
    const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    if (text.split(find).length !== 2)
      throw new Error(`The plant '${name}' does not find its text once in ${file}: adapt plants.json to the sources`);
  }
  return plant;
}
