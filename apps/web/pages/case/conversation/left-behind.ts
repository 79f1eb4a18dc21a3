/** Where this browser keeps what a person has sent off and what has not arrived yet. */
export const outgoingKey = (personId: string): string => `amends.outgoing.${personId}`;

/** Sends what a page that was closed left behind, whichever page the person opens next. */
export async function sendLeftBehind(personId: string): Promise<void> {
  try {
    if (localStorage.getItem(outgoingKey(personId)) === null) return;
    const { takeOver } = await import('./outgoing.ts');
    takeOver(personId);
  } catch {
    // No store, or no connection yet: the next composer that opens asks again.
  }
}
