import type { Rule } from './field-rules.ts';

export type Class<T = object> = new (...args: never[]) => T;

/** A JSON Schema of draft 2020-12, as OpenAPI 3.1 embeds it. */
export type JsonSchema = Readonly<{ [keyword: string]: unknown }>;

/** Shorter ways to write a list of objects, which are read as the long one. */
export interface Shorthands {
  /** An entry may be a bare text, which stands for an object with this field only. */
  readonly bareField?: string;
  /** A single entry may stand without the list around it. */
  readonly bareEntry?: boolean;
}

/** What is known of one field of a wire class. */
export interface FieldRecord {
  readonly name: string;
  readonly optional: boolean;
  readonly nullable: boolean;
  readonly schema: JsonSchema;
  /** The class of the value, or of each entry when `list`: it is built and validated in depth. */
  readonly nested?: { readonly type: Class; readonly list: boolean } & Shorthands;
  /** Classes that the schema refers to without building them. */
  readonly refersTo?: readonly Class[];
  /** Turns the plain value into the typed one; a value that it cannot read stays as it is, for validation to refuse. */
  readonly read?: (plain: unknown) => unknown;
  /** The rule of each entry of a list of scalars, so that a refusal names the entry. */
  readonly itemRule?: Rule;
}

const own = new WeakMap<object, Map<string, FieldRecord>>();
const whole = new WeakMap<Class, ReadonlyMap<string, FieldRecord>>();

/** Called by the decorators, once for each field of the class whose prototype this is. */
export function recordField(prototype: object, record: FieldRecord): void {
  const fields = own.get(prototype) ?? new Map<string, FieldRecord>();
  own.set(prototype, fields.set(record.name, record));
}

/** The fields of a class, inherited ones first. */
export function fieldsOf(type: Class): ReadonlyMap<string, FieldRecord> {
  let fields = whole.get(type);
  if (!fields) {
    const ancestor = Object.getPrototypeOf(type) as Class;
    fields = new Map([...(ancestor.prototype ? fieldsOf(ancestor) : []), ...(own.get(type.prototype as object) ?? [])]);
    whole.set(type, fields);
  }
  return fields;
}

export const schemaRef = (type: Class): JsonSchema => ({ $ref: `#/components/schemas/${type.name}` });

/** The object schema of a wire class; nested classes are references into the components of the document. */
export function schemaOf(type: Class): JsonSchema {
  const fields = [...fieldsOf(type).values()];
  const required = fields.filter((field) => !field.optional).map((field) => field.name);
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(fields.map((field) => [field.name, field.schema])),
    additionalProperties: false,
  };
}

/** The component schemas of these classes and of all that they refer to, by class name. Two classes of one name are an error. */
export function schemasUsed(...types: Class[]): Record<string, JsonSchema> {
  const found = new Map<string, Class>();
  const collect = (type: Class): void => {
    const known = found.get(type.name);
    if (known === type) return;
    if (known)
      throw new Error(`Two wire classes are called ${type.name}: rename one, the document holds one schema a name`);
    found.set(type.name, type);
    for (const { nested, refersTo } of fieldsOf(type).values())
      [...(nested ? [nested.type] : []), ...(refersTo ?? [])].forEach(collect);
  };
  types.forEach(collect);
  return Object.fromEntries([...found].map(([name, type]) => [name, schemaOf(type)]));
}
