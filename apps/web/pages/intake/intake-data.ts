import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';

/** The handbook changes with the product only, and a call does not wait for it (milliseconds). */
const SELDOM = 10 * 60_000;

/** How the types of customers and their moods are treated. */
export const usePeopleGuidance = () =>
  useQuery({
    queryKey: ['guidance', 'people'],
    queryFn: () => answer(api.GET('/api/v1/guidance/people', {})),
    staleTime: SELDOM,
  });
