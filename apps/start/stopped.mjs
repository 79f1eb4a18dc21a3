/** Something that the person at the keyboard can put right: printed as it is, without a stack. */
export class Stopped extends Error {
  name = 'Stopped';
}

/** Runs a command's main part; what a person can put right is said in words, everything else with its stack. */
export async function runOrExplain(main) {
  try {
    await main();
  } catch (error) {
    // By name: the launcher's own Stopped is another class, compiled from TypeScript.
    console.error(error?.name === 'Stopped' ? `\n${error.message}\n` : error);
    process.exit(1);
  }
}
