import type { Mapping, TextRule } from './mapping.ts';

/** Names of columns within a template. */
export const PLACEHOLDER = /\{([^{}]+)\}/g;

export function columnsOfRule(rule: TextRule | undefined): string[] {
  if (rule === undefined) return [];
  if (typeof rule === 'string') return [rule];
  if ('column' in rule) return [rule.column, ...columnsOfRule(rule.ifEmpty)];
  if ('template' in rule)
    return rule.template.flatMap((line) => [...line.matchAll(PLACEHOLDER)].map((match) => match[1]!));
  return [];
}

/** Every column that the mapping names. */
export function columnsNamed(mapping: Mapping): string[] {
  const { fields, messages, tags, customFields } = mapping;
  return [
    ...new Set([
      ...Object.values(fields).flatMap(columnsOfRule),
      ...(Array.isArray(messages)
        ? messages.flatMap(({ body, at, author }) => [body, at, author].flatMap(columnsOfRule))
        : []),
      ...(messages && !Array.isArray(messages) ? [messages.column] : []),
      ...(tags?.column === undefined ? [] : [tags.column]),
      ...(customFields ? [customFields.column] : []),
    ]),
  ];
}

/** The columns that a file must have. */
export function columnsNeeded(mapping: Mapping): string[] {
  return columnsNamed(mapping).filter((name) => !mapping.optional?.includes(name));
}
