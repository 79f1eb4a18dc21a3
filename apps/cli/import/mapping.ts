/**
 * A mapping file (JSON, or a preset in the same shape) says how the columns of a foreign table become complaints:
 *
 * ```json
 * {
 *   "time": { "zone": "Europe/Berlin", "formats": ["DD.MM.YYYY HH:mm", "DD.MM.YYYY"] },
 *   "fields": {
 *     "source": { "constant": "old-desk" },
 *     "externalId": "Ticket",
 *     "customer.name": { "column": "Name", "ifEmpty": { "constant": "Unknown" } },
 *     "channel": { "column": "Via", "values": { "Tel": "phone", "Mail": "email" }, "otherwise": "other" },
 *     "language": { "constant": "en" },
 *     "words": "Text",
 *     "status": { "column": "Done on", "values": { "": "open" }, "otherwise": "closed" },
 *     "receivedAt": "Came in",
 *     "closedAt": "Done on"
 *   },
 *   "messages": [{ "direction": "out", "body": "Answer", "at": "Done on" }]
 * }
 * ```
 *
 * Nothing is lost on the way: the text of a cell that does not stand in the record exactly as it was (a value that was
 * mapped, a local time, a column without a field) is kept in the custom fields under the column's name.
 */
export interface Mapping {
  /** Any encoding that iconv-lite knows; found out if left out. */
  encoding?: string;
  /** Found out if left out. */
  delimiter?: Delimiter;
  time?: {
    /** IANA zone of times without an offset; UTC if left out. */
    zone?: string;
    /** Tried in order; see `local-time.ts`. ISO 8601 with an offset if left out. */
    formats?: string[];
  };
  fields: Partial<Record<TextField | TimeField, TextRule>>;
  tags?: TagsRule;
  /** Messages built from columns, each left out where its body is empty; or one column with a JSON list of messages. */
  messages?: MessageRule[] | JsonColumn;
  /** A column with a JSON object of custom fields, beside those that come from the other columns. */
  customFields?: JsonColumn;
  /** Columns that the file may lack; they count as empty then. All the others that are named here must be there. */
  optional?: string[];
  /** What becomes of the cells that the record does not hold exactly: `customFields` if left out. */
  unmapped?: 'customFields' | 'drop';
}

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export const REQUIRED_FIELDS = [
  'source',
  'externalId',
  'customer.name',
  'channel',
  'language',
  'words',
  'status',
  'receivedAt',
] as const;
export const TEXT_FIELDS = [
  'source',
  'externalId',
  'customer.name',
  'customer.email',
  'customer.phone',
  'customer.externalId',
  'channel',
  'language',
  'words',
  'category',
  'place',
  'severity',
  'status',
  'subject',
] as const;
export const TIME_FIELDS = ['receivedAt', 'resolvedAt', 'closedAt'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
export type TimeField = (typeof TIME_FIELDS)[number];

/** How a text comes about. A bare string is the name of a column. */
export type TextRule = string | ColumnRule | ConstantRule | TemplateRule;

export interface ColumnRule {
  column: string;
  /** Words of theirs → words of ours, in any case; the key "" stands for an empty cell. */
  values?: Record<string, string>;
  /** What all other words become; they stay as they are if left out. */
  otherwise?: string;
  /** Takes over where the cell is empty. */
  ifEmpty?: TextRule;
}

export interface ConstantRule {
  constant: string;
}

export interface TemplateRule {
  /** Lines with `{column}` in them. A line all of whose columns are empty is left out. */
  template: string[];
  /** Added to the record's tags where the template was used, so that composed text is never taken for the customer's. */
  tag?: string;
}

export interface JsonColumn {
  column: string;
  json: true;
}

/** Tags from a column (split at `split`, or a JSON list) and tags that every record gets. */
export type TagsRule = { always?: string[] } & (
  { column?: undefined } | { column: string; split: string } | JsonColumn
);

export interface MessageRule {
  direction: 'in' | 'out' | 'note';
  body: TextRule;
  at: TextRule;
  author?: TextRule;
}
