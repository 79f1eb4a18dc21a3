import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { nowNothing } from './connection.ts';
import { follow } from './follow.ts';
import { refetcher } from './refetch.ts';
import { onSaid } from './said.ts';

/** Keeps what is on the screen as it stands in the books, for as long as this person is signed in. Once, in the shell. */
export function useLive(personId: string | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!personId) return;
    const quiet = onSaid(refetcher(queries));
    const stop = follow(personId);
    return () => {
      stop();
      quiet();
      nowNothing();
    };
  }, [personId, queries]);
}
