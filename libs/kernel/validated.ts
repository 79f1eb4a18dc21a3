import { useContainer, validateSync, type ValidationError } from 'class-validator';
import { fieldsOf, type Class, type Shorthands } from './field-record.ts';
import { isPlainObject } from './field-rules.ts';
import { Refusal, type Reason } from './refusal.ts';

// class-validator looks its constraints up by a linear search, which costs more than the checks once there are some
// hundreds of fields; a map is the container that it should have had.
const constraints = new Map<unknown, unknown>();
useContainer({
  get<T>(type: { new (...args: never[]): T } | (() => T)): T {
    let instance = constraints.get(type) as T | undefined;
    if (!instance) constraints.set(type, (instance = new (type as new () => T)()));
    return instance;
  },
});

const OPTIONS = { stopAtFirstError: true, validationError: { target: false } };

/** Reasons by path. The first on a path counts, and says enough about everything below it. */
class Reasons {
  private readonly byPath = new Map<string, string>();

  add(path: string, reason: string): void {
    for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
      if (this.byPath.has(path.slice(0, end))) return;
    }
    this.byPath.set(path, reason);
  }

  list(): Reason[] {
    return [...this.byPath].map(([field, reason]) => ({ field, reason }));
  }
}

const join = (at: string, name: string | number): string => (at === '' ? String(name) : `${at}.${name}`);

const writtenOut = (entry: unknown, { bareField }: Shorthands): unknown =>
  bareField !== undefined && typeof entry === 'string' ? { [bareField]: entry } : entry;

function build(type: Class, plain: unknown, at: string, reasons: Reasons): unknown {
  if (!isPlainObject(plain)) {
    reasons.add(at || 'body', 'write an object with named fields');
    return plain;
  }
  const fields = fieldsOf(type);
  // Not `new`: a class field without a value would leave the property there, undefined, and absent must stay absent.
  const instance = Object.create(type.prototype as object) as Record<string, unknown>;
  for (const name of Object.keys(plain)) {
    const field = fields.get(name);
    if (!field) {
      reasons.add(join(at, name), `is not known here: leave it out, or write one of ${[...fields.keys()].join(', ')}`);
      continue;
    }
    const value = plain[name];
    if (value === undefined) continue;
    const { nested, read } = field;
    if (!nested || value === null) instance[name] = read ? read(value) : value;
    else if (!nested.list) instance[name] = build(nested.type, value, join(at, name), reasons);
    else if (Array.isArray(value)) {
      instance[name] = value.map((entry, index) =>
        build(nested.type, writtenOut(entry, nested), join(join(at, name), index), reasons),
      );
    } else if (nested.bareEntry && isPlainObject(value)) {
      instance[name] = [build(nested.type, value, join(join(at, name), 0), reasons)];
    } else instance[name] = value;
  }
  return instance;
}

function collect(type: Class, errors: readonly ValidationError[], at: string, reasons: Reasons): void {
  for (const { property, value, constraints: broken, children } of errors) {
    const path = join(at, property);
    const field = fieldsOf(type).get(property);
    const entries: unknown[] = Array.isArray(value) ? value : [];
    const wrongEntries = entries.flatMap((entry, index) => {
      const reason = field?.itemRule?.(entry);
      return reason === undefined ? [] : [{ index, reason }];
    });
    if (wrongEntries.length > 0) wrongEntries.forEach(({ index, reason }) => reasons.add(join(path, index), reason));
    else for (const reason of Object.values(broken ?? {})) reasons.add(path, reason);
    if (!field?.nested || !children) continue;
    if (!field.nested.list) collect(field.nested.type, children, path, reasons);
    else
      for (const entry of children)
        collect(field.nested.type, entry.children ?? [], join(path, entry.property), reasons);
  }
}

/**
 * The plain value (parsed JSON) as an instance of the wire class, every field as its decorator demands. Nothing is coerced
 * or cut; only instants change their type, from ISO 8601 text to `Date`. The constructor does not run: a field that is
 * left out stays absent.
 * @param at path that goes before the fields' names in the reasons ("evidence", "promises.0")
 * @throws Refusal ('invalid', 'invalid-input') that lists every wrong field with its path and what to write
 */
export function validated<T extends object>(type: Class<T>, plain: unknown, at = ''): T {
  const reasons = new Reasons();
  const instance = build(type, plain, at, reasons) as T;
  if (isPlainObject(plain) && fieldsOf(type).size > 0) {
    const errors = validateSync(instance, OPTIONS);
    if (errors.length > 0) collect(type, errors, at, reasons);
  }
  const list = reasons.list();
  if (list.length === 0) return instance;
  const more = list.length > 1 ? ` (and ${list.length - 1} more)` : '';
  throw new Refusal('invalid', 'invalid-input', `${list[0]!.field}: ${list[0]!.reason}${more}`, list);
}

/**
 * What we stored ourselves, typed again: instants become dates, names that the class no longer knows are left out. Not
 * validated, so that evidence written under an older rule can still be read.
 */
export function revived<T extends object>(type: Class<T>, stored: unknown): T {
  return build(type, isPlainObject(stored) ? stored : {}, '', new Reasons()) as T;
}
