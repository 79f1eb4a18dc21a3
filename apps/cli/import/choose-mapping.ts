import { invalid } from '#kernel/refusal';
import { readFile } from 'node:fs/promises';
import { checkMapping } from './check-mapping.ts';
import type { Mapping } from './mapping.ts';
import { amends } from './presets/amends.ts';
import { cfpb } from './presets/cfpb.ts';
import { zhHotline } from './presets/zh-hotline.ts';

/** Mappings that come with the program, by name. */
export const PRESETS: Readonly<Record<string, Mapping>> = { cfpb, 'zh-hotline': zhHotline, amends };

/**
 * The mapping of a preset, or of a mapping file.
 * @throws Refusal that names the key of the mapping that is wrong
 */
export async function chooseMapping(choice: { preset?: string; mappingFile?: string }): Promise<Mapping> {
  const { preset, mappingFile } = choice;
  const names = Object.keys(PRESETS).join(', ');
  if ((preset === undefined) === (mappingFile === undefined)) {
    throw invalid('preset', `say either a preset (${names}) or a mapping file`);
  }
  if (preset !== undefined) {
    if (!Object.hasOwn(PRESETS, preset)) throw invalid('preset', `“${preset}” is not known: write one of ${names}`);
    return PRESETS[preset]!;
  }
  const text = await readFile(mappingFile!, 'utf8').catch(() => {
    throw invalid('mapping', `cannot read ${mappingFile}: does it exist?`);
  });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw invalid('mapping', `${mappingFile} is not valid JSON: ${(error as Error).message}`);
  }
  return checkMapping(json);
}
