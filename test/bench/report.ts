import type { Measured } from './load.ts';
import type { Memory } from './memory.ts';

/** What was measured of one contender. */
export interface Line {
  work: string;
  connections: number;
  who: string;
  measured: Measured;
  /** The one whom it is compared with, if it is not itself the measure. */
  against: { who: string; measured: Measured }[];
}

export function speedTable(lines: readonly Line[]): string {
  const rows = lines.map(({ work, connections, who, measured, against }) => [
    work,
    String(connections),
    who,
    Math.round(measured.perSecond).toLocaleString('en'),
    against.map((other) => `${percent(measured.perSecond / other.measured.perSecond)} of ${other.who}`).join(', '),
    `${milliseconds(measured.p50)} / ${milliseconds(measured.p99)}`,
    String(measured.failed),
  ]);
  return table(['Work', 'Connections', 'Who', 'Requests/s', 'Ratio', 'p50 / p99 (ms)', 'Errors'], rows);
}

export function memoryTable(atRest: Memory, underLoad: Memory): string {
  const row = (name: string, { each, together, sharedOnce }: Memory) => {
    const processes = Object.entries(each).map(([process, size]) => `${process} ${Math.round(size)}`);
    return [name, processes.join(', '), String(Math.round(together)), String(Math.round(sharedOnce))];
  };
  const head = ['Memory (resident, MiB)', 'Processes', 'Together', 'Together, shared pages once'];
  return table(head, [row('at rest', atRest), row('peak under load', underLoad)]);
}

/** A table in Markdown. */
export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const percent = (ratio: number) => `${Math.round(ratio * 100)} %`;
const milliseconds = (value: number) => value.toFixed(value < 10 ? 1 : 0);
