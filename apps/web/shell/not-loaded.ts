/** A part of the console that did not come: the service is away, or it is a newer one that has this part no longer. */
class NotLoaded extends Error {}

/**
 * Loads a part of the console.
 * @throws NotLoaded when it does not come. Of the browser's own error the router would load the whole page anew, which in an
 * outage leaves nothing to come back to.
 */
export const part =
  <T>(load: () => Promise<T>) =>
  (): Promise<T> =>
    load().catch((cause: unknown) => {
      throw new NotLoaded('A part of the console did not come.', { cause });
    });

/** Also of parts that the pages load by themselves, as each browser says it. */
export const isNotLoaded = (error: unknown): boolean =>
  error instanceof NotLoaded ||
  (error instanceof Error && /dynamically imported|importing a module|preload CSS/i.test(error.message));

/** How often it is tried (milliseconds), and how long after a load that did not help it is left to the person. */
const [OFTEN, ENOUGH] = [2_000, 60_000];

const LOADED_AT = 'amends.loaded-anew';

/** Loads the page anew as soon as the service answers; what was typed is kept by its drafts. @returns stops trying */
export function loadAnewWhenServed(): () => void {
  if (Date.now() - Number(sessionStorage.getItem(LOADED_AT)) < ENOUGH) return () => undefined;
  const timer = setInterval(async () => {
    const answered = await fetch(location.href, { cache: 'no-store' }).catch(() => null);
    if (!answered?.ok) return;
    sessionStorage.setItem(LOADED_AT, String(Date.now()));
    location.reload();
  }, OFTEN);
  return () => clearInterval(timer);
}
