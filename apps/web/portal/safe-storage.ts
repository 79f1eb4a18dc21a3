/**
 * What is kept for this visit only. Inside somebody else's page a browser may refuse to keep anything, and says so by
 * throwing: then nothing is kept, and everything else goes on.
 */
export function readKept(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param value null: forget it */
export function keep(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // Not kept.
  }
}
