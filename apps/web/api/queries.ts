import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from './client.ts';

/*
 * Keys by area, so that a change or the live stream can say what is old: ['complaint', reference, …] for one case,
 * ['complaints', …] for lists and counts, ['customer', …] for customers and their
 * lists, ['settings', topic, …] for settings.
 */
export const keys = {
  complaint: (reference: string, ...part: string[]) => ['complaint', reference, ...part] as const,
  complaints: (...part: unknown[]) => ['complaints', ...part] as const,
  customer: (id: string) => ['customer', id] as const,
  settings: (topic: string, ...part: string[]) => ['settings', topic, ...part] as const,
  notifications: ['notifications'] as const,
  board: ['board'] as const,
};

/** One case as the api sees it. */
export const complaintQuery = (reference: string) =>
  queryOptions({
    queryKey: keys.complaint(reference),
    queryFn: () => answer(api.GET('/api/v1/complaints/{reference}', { params: { path: { reference } } })),
  });

/** Names of people and teams change seldom. */
const SELDOM = 5 * 60_000;

/** Everybody who works here. */
export const usePeople = () =>
  useQuery({
    queryKey: keys.settings('people'),
    queryFn: () => answer(api.GET('/api/v1/agents', {})),
    staleTime: SELDOM,
  });

export const useTeams = () =>
  useQuery({
    queryKey: keys.settings('teams'),
    queryFn: () => answer(api.GET('/api/v1/teams', {})),
    staleTime: SELDOM,
  });
