import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem.ts';

/**
 * What is on the screen is asked again when it may be old; a refusal is not asked again, since it would be refused again,
 * nor what took too long, since it would again.
 */
export function openQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) =>
          failures < 3 &&
          (!(error instanceof Problem) || error.isOffline || (error.status >= 500 && error.code !== 'too-slow')),
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
