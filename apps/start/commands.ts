/** Scripts and arguments, relative to the project's folder, of the processes that the launcher runs. */
export interface Commands {
  api: readonly string[];
  worker: readonly string[];
  /** The command line; a verb is appended. */
  cli: readonly string[];
}

export const PROJECT_COMMANDS: Commands = {
  api: ['dist/apps/api/main.js'],
  worker: ['dist/apps/worker/main.js'],
  cli: ['dist/apps/cli/main.js'],
};
