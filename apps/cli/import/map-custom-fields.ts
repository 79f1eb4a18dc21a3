import type { CustomFields } from '#contracts/import-record';
import { isPlainObject } from '#kernel/field-rules';
import { takeJson, type RowInHand } from './row-in-hand.ts';

const isScalar = (value: unknown): value is CustomFields[string] =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

function ownFields(row: RowInHand): [string, CustomFields[string]][] {
  const { customFields } = row.mapping;
  if (!customFields) return [];
  const object = takeJson(row, customFields.column, 'customFields') ?? {};
  const entries = isPlainObject(object) ? Object.entries(object) : undefined;
  if (entries?.every((entry): entry is [string, CustomFields[string]] => isScalar(entry[1]))) return entries;
  row.reasons.push({ field: 'customFields', reason: 'must be a JSON object of texts, numbers, true, false or null' });
  return [];
}

/**
 * The custom fields: those of the JSON column, and every cell that the record does not hold exactly, under its column's
 * name. A name that is taken gets a number, because neither may push out the other.
 */
export function mapCustomFields(row: RowInHand): CustomFields {
  const fields = new Map(ownFields(row));
  if (row.mapping.unmapped !== 'drop') {
    for (const [column, cell] of row.cells) {
      if (cell === '' || row.held.has(column)) continue;
      let name = column;
      for (let n = 2; fields.has(name); n++) name = `${column} (${n})`;
      fields.set(name, cell);
    }
  }
  return Object.fromEntries(fields);
}
