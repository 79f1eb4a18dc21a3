import type { ExportRecord } from '#contracts/export-record';

const time = (at: Date | undefined): string => at?.toISOString() ?? '';

/** The columns of the CSV export. Tags, custom fields and messages are JSON within their cell. */
const CELLS = {
  reference: (record: ExportRecord) => record.reference,
  source: ({ source }: ExportRecord) => source ?? '',
  externalId: ({ externalId }: ExportRecord) => externalId ?? '',
  status: ({ status }: ExportRecord) => status,
  mergedInto: ({ mergedInto }: ExportRecord) => mergedInto ?? '',
  severity: ({ severity }: ExportRecord) => severity,
  channel: ({ channel }: ExportRecord) => channel,
  language: ({ language }: ExportRecord) => language,
  receivedAt: ({ receivedAt }: ExportRecord) => time(receivedAt),
  resolvedAt: ({ resolvedAt }: ExportRecord) => time(resolvedAt),
  closedAt: ({ closedAt }: ExportRecord) => time(closedAt),
  'customer.name': ({ customer }: ExportRecord) => customer.name,
  'customer.email': ({ customer }: ExportRecord) => customer.email ?? '',
  'customer.phone': ({ customer }: ExportRecord) => customer.phone ?? '',
  'customer.externalId': ({ customer }: ExportRecord) => customer.externalId ?? '',
  category: ({ category }: ExportRecord) => category ?? '',
  place: ({ place }: ExportRecord) => place ?? '',
  subject: ({ subject }: ExportRecord) => subject ?? '',
  words: ({ words }: ExportRecord) => words,
  tags: ({ tags }: ExportRecord) => JSON.stringify(tags),
  customFields: ({ customFields }: ExportRecord) => JSON.stringify(customFields),
  messages: ({ messages }: ExportRecord) => JSON.stringify(messages),
};

export const EXPORT_COLUMNS = Object.keys(CELLS) as (keyof typeof CELLS)[];

export function exportCells(record: ExportRecord): string[] {
  return EXPORT_COLUMNS.map((column) => CELLS[column](record));
}
