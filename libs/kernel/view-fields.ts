import { field, type FieldOptions } from './field-decorator.ts';
import { schemaRef, type Class } from './field-record.ts';

/*
 * The decorators of `fields.ts` that set bounds, without them, for views: what we answer with is not validated, and a
 * schema that promised less than a customer may have written would be a lie.
 */

/** A text of any length, also none. */
export const Text = (options: FieldOptions = {}): PropertyDecorator => field(options, { type: 'string' }, []);

/** Any number of texts. */
export const Texts = (options: FieldOptions = {}): PropertyDecorator =>
  field(options, { type: 'array', items: { type: 'string' } }, []);

/** Any number of objects of another wire class. */
export const ListOf = (type: Class, options: FieldOptions = {}): PropertyDecorator =>
  field(options, { type: 'array', items: schemaRef(type) }, [], { nested: { type, list: true } });

/** Counts the changes of what is shown, from 1: the answer has it as its ETag too, for the If-Match of the next change. */
export const Version = (): PropertyDecorator =>
  field({ description: 'Goes up with every change; the ETag is "v{version}"' }, { type: 'integer', minimum: 0 }, []);

/** A flat object of texts, numbers, booleans and nulls. */
export const Fields = (options: FieldOptions = {}): PropertyDecorator =>
  field(options, { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean', 'null'] } }, []);
