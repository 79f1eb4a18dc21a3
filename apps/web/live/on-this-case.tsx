import { Others } from './others.tsx';
import { useDoing } from './use-doing.ts';
import { usePresence } from './use-presence.ts';

/** Shows the others that one has this case open, and oneself who of the others has. */
export function OnThisCase({ reference }: { reference: string }) {
  usePresence(reference, useDoing());
  return <Others reference={reference} />;
}
