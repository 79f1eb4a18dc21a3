import { join } from 'node:path';
import { LockFile } from './lock-file.ts';

/** What a running launcher lets the command line know, so that both work on the same database. */
export interface RunningFacts {
  port: number;
  /** The settings that api and worker were started with; absent while starting. */
  env?: Record<string, string>;
}

export const runningFile = (dataFolder: string) => new LockFile<RunningFacts>(join(dataFolder, 'running.json'));
