import { isPlainObject } from '#kernel/field-rules';
import { Refusal, type Reason } from '#kernel/refusal';
import iconv from 'iconv-lite';
import { readFormat } from './local-time.ts';
import { columnsNamed, PLACEHOLDER } from './mapping-columns.ts';
import { DELIMITERS, REQUIRED_FIELDS, TEXT_FIELDS, TIME_FIELDS, type Mapping } from './mapping.ts';

type Wrong = (key: string, reason: string) => void;
type Check = (value: unknown, key: string, wrong: Wrong) => void;
type Shape = Readonly<Record<string, Check>>;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const text: Check = (value, key, wrong) => {
  if (!isText(value)) wrong(key, 'write a text');
};

const anyText: Check = (value, key, wrong) => {
  if (typeof value !== 'string') wrong(key, 'write a text');
};

const listOf =
  (check: Check): Check =>
  (value, key, wrong) => {
    if (!Array.isArray(value)) wrong(key, 'write a list');
    else value.forEach((entry, index) => check(entry, `${key}.${index}`, wrong));
  };

const oneOf =
  (...words: readonly unknown[]): Check =>
  (value, key, wrong) => {
    if (!words.includes(value)) wrong(key, `write ${words.map((word) => JSON.stringify(word)).join(' or ')}`);
  };

/** An object with these keys and no others. */
function shape(value: unknown, key: string, wrong: Wrong, shape: Shape, required: readonly string[] = []): void {
  if (!isPlainObject(value)) return wrong(key || 'mapping', 'write an object');
  const path = (name: string) => (key === '' ? name : `${key}.${name}`);
  for (const [name, entry] of Object.entries(value)) {
    if (Object.hasOwn(shape, name)) shape[name]!(entry, path(name), wrong);
    else wrong(path(name), `is not known here: write one of ${Object.keys(shape).join(', ')}`);
  }
  for (const name of required) if (!Object.hasOwn(value, name)) wrong(path(name), 'is missing');
}

const words: Check = (value, key, wrong) => {
  if (!isPlainObject(value)) return wrong(key, 'write an object of their words and ours');
  for (const [theirs, ours] of Object.entries(value)) anyText(ours, `${key}.${theirs}`, wrong);
};

const template: Check = (value, key, wrong) => {
  listOf(anyText)(value, key, wrong);
  if (!Array.isArray(value)) return;
  value.forEach((line, index) => {
    if (typeof line === 'string' && /[{}]/.test(line.replace(PLACEHOLDER, ''))) {
      wrong(`${key}.${index}`, 'has a brace without its pair: write {column}');
    }
  });
};

const rule: Check = (value, key, wrong) => {
  if (isText(value)) return;
  if (!isPlainObject(value))
    return wrong(key, 'write the name of a column, or an object with column, constant or template');
  if ('constant' in value) return shape(value, key, wrong, { constant: text });
  if ('template' in value) return shape(value, key, wrong, { template, tag: text });
  shape(value, key, wrong, { column: text, values: words, otherwise: text, ifEmpty: rule }, ['column']);
};

const jsonColumn: Check = (value, key, wrong) =>
  shape(value, key, wrong, { column: text, json: oneOf(true) }, ['column', 'json']);

const tags: Check = (value, key, wrong) => {
  shape(value, key, wrong, { always: listOf(text), column: text, split: text, json: oneOf(true) });
  if (isPlainObject(value) && 'column' in value && 'split' in value === 'json' in value) {
    wrong(key, 'needs either “split”, the text between two tags, or “json”: true');
  }
};

const messages: Check = (value, key, wrong) => {
  if (!Array.isArray(value)) return jsonColumn(value, key, wrong);
  const message = { direction: oneOf('in', 'out', 'note'), body: rule, at: rule, author: rule };
  value.forEach((entry, index) => shape(entry, `${key}.${index}`, wrong, message, ['direction', 'body', 'at']));
};

const zone: Check = (value, key, wrong) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: isText(value) ? value : '-' });
  } catch {
    wrong(key, 'write an IANA time zone, like Europe/Berlin');
  }
};

const format: Check = (value, key, wrong) => {
  if (value === 'iso') return;
  const read = isText(value) ? readFormat(value) : { reason: 'must be a text like YYYY-MM-DD HH:mm:ss' };
  if ('reason' in read) wrong(key, read.reason);
};

const formats: Check = (value, key, wrong) => {
  listOf(format)(value, key, wrong);
  if (Array.isArray(value) && value.length === 0) wrong(key, 'name at least one format, or leave it out');
};

const encoding: Check = (value, key, wrong) => {
  if (!isText(value) || !iconv.encodingExists(value))
    wrong(key, 'write an encoding, like utf-8, gb18030 or windows-1252');
};

const MAPPING: Shape = {
  encoding,
  delimiter: oneOf(...DELIMITERS),
  time: (value, key, wrong) => shape(value, key, wrong, { zone, formats }),
  fields: (value, key, wrong) =>
    shape(
      value,
      key,
      wrong,
      Object.fromEntries([...TEXT_FIELDS, ...TIME_FIELDS].map((name) => [name, rule])),
      REQUIRED_FIELDS,
    ),
  tags,
  messages,
  customFields: jsonColumn,
  optional: listOf(text),
  unmapped: oneOf('customFields', 'drop'),
};

/**
 * A mapping as somebody wrote it (parsed JSON), checked.
 * @throws Refusal ('bad-mapping') that lists every wrong key with what to write
 */
export function checkMapping(json: unknown): Mapping {
  const reasons: Reason[] = [];
  shape(json, '', (field, reason) => reasons.push({ field, reason }), MAPPING, ['fields']);
  if (reasons.length === 0) {
    const named = columnsNamed(json as Mapping);
    (json as Mapping).optional?.forEach((name, index) => {
      if (!named.includes(name))
        reasons.push({ field: `optional.${index}`, reason: `“${name}” is no column of this mapping` });
    });
  }
  if (reasons.length === 0) return json as Mapping;
  const lines = reasons.map(({ field, reason }) => `${field}: ${reason}`).join('\n  ');
  throw new Refusal('invalid', 'bad-mapping', `The mapping is wrong:\n  ${lines}`, reasons);
}
