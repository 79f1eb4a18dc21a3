import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { keys } from '../../../api/queries.ts';
import type { Attachment } from './drafts.ts';
import {
  currentFailed,
  currentOutgoing,
  onOutgoing,
  onSettled,
  sendOff,
  takeOver,
  UNDO_WITHIN,
  watch,
  type Outgoing,
} from './outgoing.ts';

/** What this person has sent off in this case and may still be taken back, and what did not arrive. */
export function useOutgoing(personId: string, reference: string) {
  const queries = useQueryClient();
  const outgoing = useSyncExternalStore(onOutgoing, currentOutgoing);
  const failed = useSyncExternalStore(onOutgoing, currentFailed);
  useEffect(() => takeOver(personId), [personId]);
  useEffect(() => watch(reference), [reference]);
  useEffect(
    () =>
      onSettled((settled) => {
        void queries.invalidateQueries({ queryKey: keys.complaint(settled) });
        void queries.invalidateQueries({ queryKey: keys.complaints() });
      }),
    [queries],
  );
  return {
    leaving: outgoing.filter((one) => one.reference === reference && one.personId === personId),
    failure: failed.findLast((one) => one.reference === reference && one.personId === personId) ?? null,
    /** A reply can be taken back for a while; what stays inside the house is there at once. */
    send: (body: Outgoing['body'], files: Attachment[]): void =>
      sendOff({ personId, reference, body, files }, body.kind === 'to-customer' ? UNDO_WITHIN : 0),
  };
}
