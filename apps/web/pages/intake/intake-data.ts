import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';

/** The company's own words change seldom, and a call does not wait for them (milliseconds). */
const SELDOM = 10 * 60_000;

/** How the types of customers and their moods are treated. */
export const usePeopleGuidance = () =>
  useQuery({
    queryKey: ['guidance', 'people'],
    queryFn: () => answer(api.GET('/api/v1/guidance/people', {})),
    staleTime: SELDOM,
  });

export const useCategories = () =>
  useQuery({
    queryKey: keys.settings('categories'),
    queryFn: () => answer(api.GET('/api/v1/categories', {})),
    staleTime: SELDOM,
  });

export const useCustomFields = () =>
  useQuery({
    queryKey: keys.settings('fields'),
    queryFn: () => answer(api.GET('/api/v1/custom-fields', {})),
    staleTime: SELDOM,
  });

export const useTags = () =>
  useQuery({
    queryKey: keys.settings('tags'),
    queryFn: () => answer(api.GET('/api/v1/tags', {})),
    staleTime: SELDOM,
  });
