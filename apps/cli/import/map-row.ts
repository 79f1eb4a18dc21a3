import { CHANNELS, SEVERITIES, STATUSES } from '#contracts/complaint';
import type { ImportRecord } from '#contracts/import-record';
import { isVisible, languageRule, textRule, unstorable, type Rule } from '#kernel/field-rules';
import type { Reason } from '#kernel/refusal';
import type { Cells } from './apply-rule.ts';
import { mapCustomFields } from './map-custom-fields.ts';
import { mapMessages } from './map-messages.ts';
import { mapTags } from './map-tags.ts';
import { REQUIRED_FIELDS, type Mapping, type TextField, type TimeField } from './mapping.ts';
import { takeText, takeTime, type RowInHand } from './row-in-hand.ts';

export type Mapped = { record: ImportRecord } | { reasons: Reason[] };

const choice =
  (words: readonly string[]): Rule =>
  (value) =>
    words.includes(value as string)
      ? undefined
      : `“${String(value).slice(0, 60)}” is none of ${words.join(', ')}: say in the mapping's “values” what it means`;

const RULES: Record<TextField, Rule> = {
  source: textRule(1, 60, true),
  externalId: textRule(1, 200, true),
  'customer.name': textRule(1, 200, true),
  'customer.email': (value) =>
    /^[^\s@]+@[^\s@]+$/.test(value as string) ? undefined : 'is no e-mail address: correct it or leave it empty',
  'customer.phone': textRule(1, 60, true),
  'customer.externalId': textRule(1, 200, true),
  channel: choice(CHANNELS),
  language: languageRule,
  words: textRule(1, 100_000, true),
  category: textRule(1, 200, true),
  place: textRule(1, 200, true),
  severity: choice(SEVERITIES),
  status: choice(STATUSES.filter((status) => status !== 'merged')),
  subject: textRule(1, 300, true),
};

const required = new Set<string>(REQUIRED_FIELDS);

function textField(row: RowInHand, field: TextField): string | undefined {
  const text = takeText(row, row.mapping.fields[field]);
  if (!isVisible(text)) {
    if (required.has(field)) row.reasons.push({ field, reason: 'is empty, but no complaint goes without' });
    return undefined;
  }
  const reason = RULES[field](text);
  if (reason !== undefined) row.reasons.push({ field, reason });
  return text;
}

function timeField(row: RowInHand, field: TimeField, now: Date): Date | undefined {
  const before = row.reasons.length;
  const at = takeTime(row, row.mapping.fields[field], field);
  if (at === undefined && required.has(field) && row.reasons.length === before) {
    row.reasons.push({ field, reason: 'is empty, but no complaint goes without' });
  }
  if (at && at > now)
    row.reasons.push({ field, reason: `${at.toISOString()} is in the future: check the date and the time zone` });
  return at;
}

function checkCells(row: RowInHand): void {
  for (const [column, cell] of row.cells) {
    const reason = unstorable(cell);
    if (reason !== undefined) row.reasons.push({ field: column, reason });
  }
}

/**
 * One row as a complaint, or every reason why it is none. Texts are taken over exactly; a cell that does not stand in the
 * record as it was goes to the custom fields.
 * @param now the present: nothing can have been received after it
 */
export function mapRow(cells: Cells, mapping: Mapping, now: Date): Mapped {
  if (![...cells.values()].some(isVisible)) return { reasons: [{ field: 'row', reason: 'is empty' }] };
  const row: RowInHand = { cells, mapping, reasons: [], held: new Set(), marks: [] };
  checkCells(row);
  const text = (field: TextField) => textField(row, field);
  const optional = <K extends string, T>(name: K, value: T | undefined) =>
    (value === undefined ? {} : { [name]: value }) as { [P in K]?: T };

  const record = {
    externalId: text('externalId')!,
    source: text('source')!,
    customer: {
      name: text('customer.name')!,
      ...optional('email', text('customer.email')),
      ...optional('phone', text('customer.phone')),
      ...optional('externalId', text('customer.externalId')),
    },
    channel: text('channel')! as ImportRecord['channel'],
    language: text('language')!,
    words: text('words')!,
    ...optional('category', text('category')),
    ...optional('place', text('place')),
    ...optional('subject', text('subject')),
    severity: (text('severity') ?? 'normal') as ImportRecord['severity'],
    status: text('status')! as ImportRecord['status'],
    receivedAt: timeField(row, 'receivedAt', now)!,
    ...optional('resolvedAt', timeField(row, 'resolvedAt', now)),
    ...optional('closedAt', timeField(row, 'closedAt', now)),
  };
  const messages = mapMessages(row);
  const tags = mapTags(row);
  // Last, since it takes what the others left.
  const customFields = mapCustomFields(row);
  return row.reasons.length > 0 ? { reasons: row.reasons } : { record: { ...record, tags, messages, customFields } };
}
