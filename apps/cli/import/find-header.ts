import { invalid } from '#kernel/refusal';
import { DELIMITERS, type Delimiter } from './mapping.ts';
import { countLineEnds, endOfLine, parseRows } from './read-csv.ts';

/** Where the table begins and what its columns are called. */
export interface Header {
  columns: string[];
  delimiter: Delimiter;
  /** Byte offset and line of the first row after the header. */
  offset: number;
  line: number;
  /** What stood before the header, but for empty lines. */
  rubbish: { line: number; text: string }[];
}

/** How many lines of rubbish may stand before the header. */
const LINES_TO_TRY = 50;

/** Names as in the file without white space around them; a missing one becomes its number, a repeated one gets a number. */
function nameColumns(cells: string[]): string[] {
  const used = new Set<string>();
  return cells.map((cell, index) => {
    const name = cell.trim() || `column ${index + 1}`;
    let unique = name;
    for (let n = 2; used.has(unique); n++) unique = `${name} (${n})`;
    used.add(unique);
    return unique;
  });
}

/**
 * Finds the header: the first line that has all the columns that the mapping needs. The delimiter is the one under which
 * it has them, which no counting of commas can tell as surely.
 * @param sample beginning of the file, in UTF-8
 * @throws Refusal that names the columns missing from the line that comes nearest
 */
export function findHeader(sample: Buffer, needed: readonly string[], delimiter?: Delimiter): Header {
  const delimiters = delimiter ? [delimiter] : DELIMITERS;
  const rubbish: Header['rubbish'] = [];
  let nearest: { line: number; missing: string[] } | undefined;
  let at = 0;
  for (let line = 1; line <= LINES_TO_TRY && at < sample.length; line++) {
    const end = endOfLine(sample, at);
    const text = sample.toString('utf8', at, end).replace(/[\r\n]+$/, '');
    if (text.trim() !== '') {
      const found: Header[] = [];
      for (const candidate of delimiters) {
        const row = parseRows(sample.subarray(at), candidate, { to: 1 }).rows[0];
        if (!row) continue;
        const columns = nameColumns(row.cells);
        const missing = needed.filter((name) => !columns.includes(name));
        if (missing.length === 0) {
          const offset = at + row.end;
          found.push({
            columns,
            delimiter: candidate,
            offset,
            line: line + countLineEnds(sample, at, offset),
            rubbish,
          });
        } else if (!nearest || missing.length < nearest.missing.length) nearest = { line, missing };
      }
      // Several only when one column is all that is needed: then the finer table is the true one.
      const best = found.sort((a, b) => b.columns.length - a.columns.length)[0];
      if (best) return best;
      rubbish.push({ line, text: text.slice(0, 200) });
    }
    at = end;
  }
  if (!nearest) throw invalid('file', 'is empty: there is no header line');
  const names = nearest.missing.map((name) => `“${name}”`).join(', ');
  throw invalid(
    'file',
    `no line has all the columns that the mapping names. Line ${nearest.line} comes nearest, it lacks ${names}`,
  );
}
