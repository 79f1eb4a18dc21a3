import { expect, test } from '@jest/globals';
import { Refusal } from '#kernel/refusal';
import { checkMapping } from './check-mapping.ts';
import { chooseMapping, PRESETS } from './choose-mapping.ts';

const good = {
  fields: {
    source: { constant: 'x' },
    externalId: 'No',
    'customer.name': 'Name',
    channel: { constant: 'web' },
    language: { constant: 'en' },
    words: 'Text',
    status: { constant: 'closed' },
    receivedAt: 'Date',
  },
};

function wrongKeys(mapping: unknown): string[] {
  try {
    checkMapping(mapping);
    return [];
  } catch (error) {
    return (error as Refusal).reasons.map(({ field }) => field);
  }
}

test('the presets have the shape that is asked of mapping files', () => {
  for (const preset of Object.values(PRESETS)) expect(checkMapping(structuredClone(preset))).toEqual(preset);
});

test.each<[string, unknown, string[]]>([
  ['no object', [], ['mapping']],
  ['nothing', {}, ['fields']],
  ['a field is missing', { fields: { ...good.fields, words: undefined } }, ['fields.words']],
  ['a field is unknown', { fields: { ...good.fields, wordz: 'Text' } }, ['fields.wordz']],
  ['a rule is a number', { fields: { ...good.fields, place: 3 } }, ['fields.place']],
  [
    'a rule has a strange key',
    { fields: { ...good.fields, place: { column: 'P', value: {} } } },
    ['fields.place.value'],
  ],
  [
    'a translation is no text',
    { fields: { ...good.fields, place: { column: 'P', values: { a: 1 } } } },
    ['fields.place.values.a'],
  ],
  [
    'a rule within a rule',
    { fields: { ...good.fields, place: { column: 'P', ifEmpty: { colum: 'Q' } } } },
    ['fields.place.ifEmpty.colum', 'fields.place.ifEmpty.column'],
  ],
  ['a brace stands alone', { fields: { ...good.fields, place: { template: ['{P'] } } }, ['fields.place.template.0']],
  ['no such delimiter', { ...good, delimiter: ':' }, ['delimiter']],
  ['no such encoding', { ...good, encoding: 'klingon' }, ['encoding']],
  ['no such zone', { ...good, time: { zone: 'Mars/Base' } }, ['time.zone']],
  ['no such date format', { ...good, time: { formats: ['YYYY-MM-DD', 'yy'] } }, ['time.formats.1']],
  ['tags neither split nor JSON', { ...good, tags: { column: 'T' } }, ['tags']],
  [
    'a message without a time',
    { ...good, messages: [{ direction: 'sideways', body: 'B' }] },
    ['messages.0.direction', 'messages.0.at'],
  ],
  ['an optional column that nobody uses', { ...good, optional: ['Nmae'] }, ['optional.0']],
])('a mapping is refused by its key: %s', (_, mapping, keys) => {
  expect(wrongKeys(mapping)).toEqual(keys);
});

test('what is not there or not JSON is said in words', async () => {
  await expect(chooseMapping({})).rejects.toThrow(/either a preset \(cfpb, zh-hotline, amends\) or a mapping file/);
  await expect(chooseMapping({ preset: 'toString' })).rejects.toThrow(/“toString” is not known/);
  await expect(chooseMapping({ mappingFile: '/nowhere.json' })).rejects.toThrow(/cannot read \/nowhere\.json/);
});
