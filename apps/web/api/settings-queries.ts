import { useQuery } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './queries.ts';

/*
 * What managers set, as pages need it to show and to choose from. It changes seldom; whoever changes it has it read again
 * by its key.
 */
const SELDOM = 5 * 60_000;

export const useCategories = () =>
  useQuery({
    queryKey: keys.settings('categories'),
    queryFn: () => answer(api.GET('/api/v1/categories', {})),
    staleTime: SELDOM,
  });

export const useCustomFields = () =>
  useQuery({
    queryKey: keys.settings('custom-fields'),
    queryFn: () => answer(api.GET('/api/v1/custom-fields', {})),
    staleTime: SELDOM,
  });

export const useTags = () =>
  useQuery({ queryKey: keys.settings('tags'), queryFn: () => answer(api.GET('/api/v1/tags', {})) });

export const useTemplates = () =>
  useQuery({
    queryKey: keys.settings('templates'),
    queryFn: () => answer(api.GET('/api/v1/templates', {})),
    staleTime: SELDOM,
  });

export const useCalendars = () =>
  useQuery({
    queryKey: keys.settings('calendars'),
    queryFn: () => answer(api.GET('/api/v1/calendars', {})),
    staleTime: SELDOM,
  });

export const usePolicies = () =>
  useQuery({ queryKey: keys.settings('policies'), queryFn: () => answer(api.GET('/api/v1/policies', {})) });

export const useLadders = () =>
  useQuery({ queryKey: keys.settings('ladders'), queryFn: () => answer(api.GET('/api/v1/ladders', {})) });

export const useFollowUpPlans = () =>
  useQuery({
    queryKey: keys.settings('follow-up-plans'),
    queryFn: () => answer(api.GET('/api/v1/follow-up-plans', {})),
  });

export const useRegimes = () =>
  useQuery({
    queryKey: keys.settings('regimes'),
    queryFn: () => answer(api.GET('/api/v1/regimes', {})),
    staleTime: Infinity,
  });

export const useWebhooks = (enabled = true) =>
  useQuery({
    queryKey: keys.settings('webhooks'),
    queryFn: () => answer(api.GET('/api/v1/webhooks', {})),
    enabled,
  });

/** How far the recalculations of the open cases have come; asked again and again while one goes on. */
export const useRecalculations = () =>
  useQuery({
    queryKey: keys.settings('recalculations'),
    queryFn: () => answer(api.GET('/api/v1/recalculations', {})),
    refetchInterval: ({ state }) => (state.data?.items.some(({ finishedAt }) => finishedAt === null) ? 1_500 : 30_000),
  });
