import 'reflect-metadata';
import { explainFailure } from './explain-failure.ts';
import { makeProgram } from './program.ts';

// A reader that has read enough (`| head`) is no failure to talk about.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await makeProgram().parseAsync(process.argv);
} catch (error) {
  console.error(explainFailure(error));
  process.exitCode = 1;
}
