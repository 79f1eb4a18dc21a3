import type { ImportedMessage } from '#contracts/import-record';
import { isPlainObject, isVisible, readInstant, unstorable } from '#kernel/field-rules';
import { takeJson, takeText, takeTime, type RowInHand } from './row-in-hand.ts';

const DIRECTIONS = ['in', 'out', 'note'];
const KEYS = ['direction', 'body', 'at', 'author'];

function readMessage(row: RowInHand, entry: unknown, field: string): ImportedMessage | undefined {
  const wrong = (path: string, reason: string): undefined => {
    row.reasons.push({ field: `${field}${path}`, reason });
  };
  if (!isPlainObject(entry)) return wrong('', 'must be an object with direction, body and at');
  const strange = Object.keys(entry).find((key) => !KEYS.includes(key));
  if (strange !== undefined) return wrong(`.${strange}`, `is not known: write ${KEYS.join(', ')}`);
  const { direction, body, at, author } = entry;
  if (!DIRECTIONS.includes(direction as string)) return wrong('.direction', `must be one of ${DIRECTIONS.join(', ')}`);
  if (typeof body !== 'string' || !isVisible(body)) return wrong('.body', 'must be a text');
  const instant = typeof at === 'string' ? readInstant(at) : undefined;
  if (!instant) return wrong('.at', 'must be an instant like 2026-11-20T09:00:00Z');
  if (author !== undefined && typeof author !== 'string') return wrong('.author', 'must be a text');
  const reason = unstorable(body) ?? unstorable(author ?? '');
  if (reason !== undefined) return wrong('', reason);
  const message = { direction: direction as ImportedMessage['direction'], body, at: instant };
  return author === undefined ? message : { ...message, author };
}

/** The conversation: by rules from columns, each message left out where its body is empty, or as JSON from one column. */
export function mapMessages(row: RowInHand): ImportedMessage[] {
  const { messages = [] } = row.mapping;
  if (!Array.isArray(messages)) {
    const list = takeJson(row, messages.column, 'messages') ?? [];
    if (!Array.isArray(list)) {
      row.reasons.push({ field: 'messages', reason: 'must be a JSON list' });
      return [];
    }
    return list.flatMap((entry, index) => readMessage(row, entry, `messages.${index}`) ?? []);
  }
  return messages.flatMap((rule, index) => {
    const field = `messages.${index}`;
    const body = takeText(row, rule.body);
    if (!isVisible(body)) return [];
    const before = row.reasons.length;
    const at = takeTime(row, rule.at, `${field}.at`);
    if (!at) {
      if (row.reasons.length === before)
        row.reasons.push({ field: `${field}.at`, reason: 'is empty, but the message has a text' });
      return [];
    }
    const author = takeText(row, rule.author);
    return [{ direction: rule.direction, body, at, ...(author === '' ? {} : { author }) }];
  });
}
