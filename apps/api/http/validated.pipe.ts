import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { fieldsOf, type Class } from '#kernel/field-record';
import { validated } from '#kernel/validated';

/** Bodies and queries whose type is a wire class are validated; everything else passes. */
@Injectable()
export class ValidatedPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if ((type !== 'body' && type !== 'query') || !metatype || metatype === Object) return value;
    const shape = metatype as Class;
    return validated(shape, type === 'query' ? readQuery(shape, value as Record<string, unknown>) : value);
  }
}

/** A query string holds texts only: numbers, flags and lists are read as what the class says that they are. */
function readQuery(shape: Class, query: Record<string, unknown>): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(query)) {
    const type = fieldsOf(shape).get(name)?.schema.type;
    if (type === 'array')
      read[name] = (Array.isArray(value) ? value : [value]).flatMap((item) => String(item).split(','));
    else if (type === 'integer' && /^-?\d{1,15}$/.test(String(value))) read[name] = Number(value);
    else if (type === 'boolean' && (value === 'true' || value === 'false')) read[name] = value === 'true';
    else read[name] = value;
  }
  return read;
}
