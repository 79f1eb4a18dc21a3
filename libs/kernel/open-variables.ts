const OPEN = /\{\{([^{}]*)\}\}/g;

/** What is left open in a text, by the names as they are written in double braces, each once. */
export function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(OPEN)].map(([, name]) => name!.trim()))];
}

/** What is wrong with the variables of a text, of which these are known; null: nothing. */
export function troubleOf(text: string, known: readonly string[]): string | null {
  const unknown = variablesIn(text).filter((name) => !known.includes(name));
  if (unknown.length > 0)
    return `uses ${unknown.map(inBraces).join(', ')}, which nothing is known of: use ${known.map(inBraces).join(', ')}`;
  return /\{\{|\}\}/.test(text.replace(OPEN, ''))
    ? `opens or closes a variable only: write it as ${inBraces(known[0] ?? 'name')}`
    : null;
}

/** The text with what a variable stands for put in its place. */
export function withValues(text: string, valueOf: (name: string, asWritten: string) => string): string {
  return text.replace(OPEN, (whole, name: string) => valueOf(name.trim(), whole));
}

/** A variable as it is written. */
export const inBraces = (name: string): string => `{{${name}}}`;
