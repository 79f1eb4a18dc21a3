import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import type { components } from '../../api/schema';

export type Board = components['schemas']['BoardView'];
export type BoardCase = Omit<components['schemas']['BoardOwnerless'], 'receivedAt'>;
export type BoardPerson = components['schemas']['BoardPerson'];
export type BoardEscalation = components['schemas']['BoardEscalation'];

/** How often the board is looked at again when nothing tells that it is old (milliseconds): deadlines pass by themselves. */
const EVERY = 30_000;

export const boardQuery = queryOptions({
  queryKey: keys.board,
  queryFn: () => answer(api.GET('/api/v1/board', {})),
  refetchInterval: EVERY,
  staleTime: 5_000,
});
