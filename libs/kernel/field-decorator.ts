import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  type ValidationArguments,
} from 'class-validator';
import 'reflect-metadata';
import { recordField, type FieldRecord, type JsonSchema } from './field-record.ts';
import * as rules from './field-rules.ts';

/** What every field decorator accepts. */
export interface FieldOptions {
  /** May be left out. */
  optional?: boolean;
  /** May be null. Independent of `optional`: a nullable field that is not optional must be there. */
  nullable?: boolean;
  description?: string;
  example?: unknown;
}

export interface TextOptions extends FieldOptions {
  /** Fewest code points; 1 if unset. White space alone is no text unless the field is optional or `min` is 0. */
  min?: number;
  /** Most code points; 2,000 if unset. */
  max?: number;
}

export interface ListOptions extends FieldOptions {
  minItems?: number;
  /** Most entries; 100 if unset. */
  maxItems?: number;
}

export interface RangeOptions extends FieldOptions {
  min?: number;
  max?: number;
}

type Details = Omit<FieldRecord, 'name' | 'optional' | 'nullable' | 'schema'>;

function withPreface(value: unknown, reason: string): string {
  return value === undefined ? `is missing: ${reason}` : value === null ? `cannot be null: ${reason}` : reason;
}

/** The message of a constraint: what to write, preceded by what is the matter with nothing at all. */
export const says = (what: string) => ({ message: ({ value }: ValidationArguments) => withPreface(value, what) });

/** A rule of ours as a class-validator constraint. */
export function obeys(rule: rules.Rule, each = false): PropertyDecorator {
  const defaultMessage = (args?: ValidationArguments) => withPreface(args?.value, rule(args?.value) ?? 'is wrong');
  return ValidateBy(
    { name: 'obeys', validator: { validate: (value) => rule(value) === undefined, defaultMessage } },
    { each },
  );
}

function documented(schema: JsonSchema, { nullable, description, example }: FieldOptions): JsonSchema {
  const unrestricted = Object.keys(schema).length === 0;
  const nullType = { type: 'null' };
  const base =
    !nullable || unrestricted
      ? schema
      : typeof schema.type === 'string' && !schema.enum
        ? { ...schema, type: [schema.type, 'null'] }
        : { anyOf: [schema, nullType] };
  return { ...base, ...(description && { description }), ...(example !== undefined && { examples: [example] }) };
}

/** One field: its record, its excuses (optional, nullable) and its constraints, the first broken one of which speaks. */
export function field(
  options: FieldOptions,
  schema: JsonSchema,
  constraints: PropertyDecorator[],
  details: Details = {},
): PropertyDecorator {
  const { optional = false, nullable = false } = options;
  return (target, key) => {
    recordField(target, { name: String(key), optional, nullable, schema: documented(schema, options), ...details });
    if (optional || nullable) {
      const excused = (value: unknown) => (optional && value === undefined) || (nullable && value === null);
      ValidateIf((_, value) => !excused(value))(target, key);
    }
    for (const constrain of constraints) constrain(target, key);
  };
}

/** A list of scalars or objects; `what` names the entries in the plural. */
export function list(
  options: ListOptions,
  items: JsonSchema,
  what: string,
  each: PropertyDecorator[],
  details: Details = {},
): PropertyDecorator {
  const { minItems = 0, maxItems = 100 } = options;
  const array = { type: 'array', items, ...(minItems > 0 && { minItems }), maxItems };
  const schema = details.nested?.bareEntry ? { anyOf: [array, items] } : array;
  const sizes = [
    ArrayMaxSize(maxItems, says(`write at most ${maxItems} entries`)),
    ...(minItems > 0 ? [ArrayMinSize(minItems, says(`write at least ${minItems} entries`))] : []),
  ];
  return field(options, schema, [IsArray(says(`write a list of ${what}`)), ...sizes, ...each], details);
}

/** Schema and rule of a text within its bounds. */
export function textItem({ min = 1, max = 2000 }: TextOptions, blankAllowed: boolean): [JsonSchema, rules.Rule] {
  const fewest = blankAllowed && min <= 1 ? 0 : min;
  return [
    { type: 'string', ...(fewest > 0 && { minLength: fewest }), maxLength: max },
    rules.textRule(min, max, fewest > 0),
  ];
}

/** A number within its bounds. */
export function numeric(
  options: RangeOptions,
  type: string,
  what: string,
  isNumber: PropertyDecorator,
  { min, max }: RangeOptions,
) {
  const range =
    min === undefined
      ? `write ${what} up to ${max}`
      : max === undefined
        ? `write ${what} from ${min} up`
        : `write ${what} from ${min} to ${max}`;
  const schema = { type, ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) };
  const bounds = [
    ...(min === undefined ? [] : [Min(min, says(range))]),
    ...(max === undefined ? [] : [Max(max, says(range))]),
  ];
  return field(options, schema, [isNumber, ...bounds]);
}
