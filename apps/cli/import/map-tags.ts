import { isVisible, textRule } from '#kernel/field-rules';
import { takeJson, type RowInHand } from './row-in-hand.ts';

const tagRule = textRule(1, 60, true);

function tagsOfColumn(row: RowInHand): string[] {
  const rule = row.mapping.tags;
  if (rule?.column === undefined) return [];
  if ('split' in rule) {
    const cell = row.cells.get(rule.column) ?? '';
    return cell
      .split(rule.split)
      .map((tag) => tag.trim())
      .filter(isVisible);
  }
  const list = takeJson(row, rule.column, 'tags') ?? [];
  if (Array.isArray(list) && list.every((tag) => typeof tag === 'string')) return list;
  row.reasons.push({ field: 'tags', reason: 'must be a JSON list of texts' });
  return [];
}

/** The tags of a row, each once: those of all rows, those of its column, and the marks of composed texts. */
export function mapTags(row: RowInHand): string[] {
  const tags = [...new Set([...(row.mapping.tags?.always ?? []), ...tagsOfColumn(row), ...row.marks])];
  const reason = tags.map(tagRule).find((wrong) => wrong !== undefined);
  if (reason !== undefined) row.reasons.push({ field: 'tags', reason });
  return tags;
}
