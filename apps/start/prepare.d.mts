/** The project's folder. */
export const root: string;

/** Installs and compiles what is missing. `say` defaults to standard error. @throws an error named Stopped, to be shown as it is */
export function prepare(wishes?: {
  say?(line: string): void;
  compile?: boolean;
  web?: boolean;
  signal?: AbortSignal;
  folder?: string;
}): Promise<void>;

/** @throws an error named Stopped when this version of Node is too old */
export function checkNode(version: string): void;
