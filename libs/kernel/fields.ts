import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDate,
  IsEmail,
  IsIn,
  IsInt,
  IsISO4217CurrencyCode,
  IsNumber,
  IsString,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import {
  field,
  list,
  numeric,
  obeys,
  says,
  textItem,
  type FieldOptions,
  type ListOptions,
  type RangeOptions,
  type TextOptions,
} from './field-decorator.ts';
import { fieldsOf, schemaRef, type Class, type Shorthands } from './field-record.ts';
import * as rules from './field-rules.ts';

// The users of the decorators' records, here as well because whoever writes a wire class needs them next.
export { schemaOf, schemasUsed, type Class, type JsonSchema } from './field-record.ts';
export { revived, validated } from './validated.ts';

/*
 * One-line decorators for the classes that cross a wire: each validates the field (class-validator) and records its JSON
 * Schema, so that a shape is written once. Views use the same decorators, for their documentation only.
 */

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const ID = new RegExp(`^${UUID}$`);

const choiceRule = (choices: readonly string[]): rules.Rule => {
  const what = choices.length > 1 ? `write one of ${choices.join(', ')}` : `write nothing but ${choices[0]}`;
  return (value) => (typeof value === 'string' && choices.includes(value) ? undefined : what);
};

/** A text as it was written: never trimmed, never cut. */
export function Text(options: TextOptions = {}): PropertyDecorator {
  const [schema, rule] = textItem(options, options.optional === true || options.min === 0);
  return field(options, schema, [obeys(rule)]);
}

/** A text of a given form. @param what how to write it, after the word "write": "a reference, like C-2026-000123" */
export function Matching(
  pattern: RegExp,
  what: string,
  options: FieldOptions & { max?: number } = {},
): PropertyDecorator {
  const { max = 200 } = options;
  const rule: rules.Rule = (value) =>
    typeof value === 'string' && value.length <= max && !rules.unstorable(value) ? undefined : `write ${what}`;
  const schema = { type: 'string', pattern: pattern.source, maxLength: max };
  return field(options, schema, [obeys(rule), Matches(pattern, says(`write ${what}`))]);
}

/** One of the texts. */
export function Choice(choices: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'string', enum: choices }, [IsIn([...choices], says(choiceRule(choices)(undefined)!))]);
}

/** Several of the texts, each at most once. */
export function Choices(choices: readonly string[], options: ListOptions = {}): PropertyDecorator {
  const rule = choiceRule(choices);
  const once: rules.Rule = (value) =>
    new Set(value as unknown[]).size === (value as unknown[]).length ? undefined : 'write each entry once';
  return list(
    { maxItems: choices.length, ...options },
    { type: 'string', enum: choices },
    `some of ${choices.join(', ')}`,
    [obeys(rule, true), obeys((value) => (Array.isArray(value) ? once(value) : undefined))],
    { itemRule: rule },
  );
}

/** A list of texts, none of them blank. `max` is the most code points of each. */
export function Texts(options: ListOptions & { max?: number } = {}): PropertyDecorator {
  const [schema, rule] = textItem({ max: options.max }, false);
  return list(options, schema, 'texts', [obeys(rule, true)], { itemRule: rule });
}

/** An instant: ISO 8601 with `Z` or an offset, a `Date` once validated. */
export function Instant(options: FieldOptions = {}): PropertyDecorator {
  const read = (plain: unknown) => (typeof plain === 'string' ? (rules.readInstant(plain) ?? plain) : plain);
  const what = 'write an instant that exists, with Z or an offset, like 2026-11-20T09:00:00Z';
  return field(options, { type: 'string', format: 'date-time' }, [IsDate(says(what))], { read });
}

/** A day of the calendar without a zone, like 2026-11-20; stays a text. */
export function LocalDate(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'string', format: 'date' }, [obeys(rules.localDateRule)]);
}

/** An ISO 8601 duration without sign or fractions, like P3D or PT30S; stays a text. */
export function Duration(options: FieldOptions = {}): PropertyDecorator {
  const what = says('write an ISO 8601 duration, like P3D, PT4H or PT30S');
  return field(options, { type: 'string', format: 'duration' }, [IsString(what), Matches(rules.DURATION, what)]);
}

/** A whole number; minor units of a currency are whole numbers. */
export function Whole(options: RangeOptions = {}): PropertyDecorator {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = options;
  return numeric(options, 'integer', 'a whole number', IsInt(says('write a whole number')), { min, max });
}

/** A number that counts something: whole, from 0 up. */
export const Counter = (options: FieldOptions = {}): PropertyDecorator => Whole({ ...options, min: 0 });

/** Any finite number. */
export function Numeric(options: RangeOptions = {}): PropertyDecorator {
  return numeric(options, 'number', 'a number', IsNumber({}, says('write a number')), options);
}

/** True or false. */
export function Flag(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'boolean' }, [IsBoolean(says('write true or false'))]);
}

/** A UUID in lower case, as the database writes it. */
export function Id(options: FieldOptions = {}): PropertyDecorator {
  const lowerCase: rules.Rule = (value) =>
    value === String(value).toLowerCase() ? undefined : 'write the UUID in lower case';
  const what = says('write a UUID, like 01890a5d-ac96-774b-bcce-b302099a8057');
  return field(options, { type: 'string', format: 'uuid', pattern: `^${UUID}$` }, [
    IsUUID(undefined, what),
    obeys(lowerCase),
  ]);
}

/** Several UUIDs, each at most once. */
export function Ids(options: ListOptions = {}): PropertyDecorator {
  const what = 'write a UUID in lower case, like 01890a5d-ac96-774b-bcce-b302099a8057';
  const rule: rules.Rule = (value) => (typeof value === 'string' && ID.test(value) ? undefined : what);
  const once: rules.Rule = (value) =>
    Array.isArray(value) && new Set(value).size < value.length ? 'write each entry once' : undefined;
  const items = { type: 'string', format: 'uuid', pattern: ID.source };
  return list(options, items, 'UUIDs', [obeys(rule, true), obeys(once)], { itemRule: rule });
}

/** One e-mail address. */
export function Email(options: FieldOptions = {}): PropertyDecorator {
  const what = says('write an e-mail address, like name@company.example');
  return field(options, { type: 'string', format: 'email', maxLength: 254 }, [IsEmail({}, what)]);
}

/** A telephone number as people write it; best international, like +8613800000000. */
export function Phone(options: FieldOptions = {}): PropertyDecorator {
  const what = says('write a telephone number with at least five digits, like +8613800000000');
  return field(options, { type: 'string', pattern: rules.PHONE.source, maxLength: 31 }, [
    IsString(what),
    Matches(rules.PHONE, what),
  ]);
}

/** A BCP 47 language tag: any language that a customer may speak, not only ours. */
export function Language(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'string', maxLength: 35 }, [obeys(rules.languageRule)]);
}

/** An IANA time zone, like Asia/Shanghai; offsets are refused. */
export function TimeZone(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'string', maxLength: 60 }, [obeys(rules.timeZoneRule)]);
}

/** An ISO 4217 currency code in capitals. */
export function Currency(options: FieldOptions = {}): PropertyDecorator {
  const what = says('write a currency code of ISO 4217 in capitals, like CNY');
  const capitals: rules.Rule = (value) =>
    value === String(value).toUpperCase() ? undefined : 'write the currency in capitals';
  return field(options, { type: 'string', pattern: '^[A-Z]{3}$' }, [IsISO4217CurrencyCode(what), obeys(capitals)]);
}

/** A flat object of free names with texts, numbers, booleans or nulls, as custom fields are. */
export function Fields(options: FieldOptions & { maxNames?: number; max?: number } = {}): PropertyDecorator {
  const { maxNames = 50, max = 2000 } = options;
  const values = { type: ['string', 'number', 'boolean', 'null'], maxLength: max };
  const schema = { type: 'object', additionalProperties: values, maxProperties: maxNames };
  return field(options, schema, [obeys(rules.scalarsRule(maxNames, max))]);
}

/** An object of another wire class. */
export function Nested(type: Class, options: FieldOptions = {}): PropertyDecorator {
  const what = says('write an object with named fields');
  const constraints = [
    Type(() => type),
    obeys((value) => (rules.isPlainObject(value) ? undefined : 'write an object with named fields')),
    ValidateNested(what),
  ];
  return field(options, schemaRef(type), constraints, { nested: { type, list: false } });
}

/** A list of objects of another wire class. */
export function ListOf(type: Class, options: ListOptions & Shorthands = {}): PropertyDecorator {
  const { bareField, bareEntry, ...listOptions } = options;
  const what = says('write a list of objects');
  const ref = schemaRef(type);
  const bare = bareField === undefined ? undefined : fieldsOf(type).get(bareField)!.schema;
  const nested = { type, list: true, ...(bareField && { bareField }), ...(bareEntry && { bareEntry }) };
  const constraints = [Type(() => type), ValidateNested(what)];
  return list(listOptions, bare ? { anyOf: [bare, ref] } : ref, 'objects', constraints, { nested });
}

/** An object that is one of several wire classes, or any JSON when none is named. The receiver validates it further. */
export function Either(types: readonly Class[], options: FieldOptions = {}): PropertyDecorator {
  const schema = types.length > 0 ? { anyOf: types.map(schemaRef) } : {};
  const rule: rules.Rule = (value) =>
    (types.length === 0 ? value !== undefined : rules.isPlainObject(value))
      ? undefined
      : 'write an object with named fields';
  return field(options, schema, [obeys(rule)], { refersTo: types });
}
