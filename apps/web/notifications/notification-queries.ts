import { infiniteQueryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';
import { keys } from '../api/queries.ts';
import type { components } from '../api/schema';

export type Notification = components['schemas']['NotificationView'];

/** How many the bell shows. */
const LATEST = 8;

/** The latest, and how many are unread. The live stream says when there are more. */
export const useLatest = () =>
  useQuery({
    queryKey: [...keys.notifications, 'latest'],
    queryFn: () => answer(api.GET('/api/v1/notifications', { params: { query: { limit: LATEST } } })),
  });

/** All of them, page by page. */
export const allNotifications = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: [...keys.notifications, 'all', unread],
    queryFn: ({ pageParam: cursor }) =>
      answer(
        api.GET('/api/v1/notifications', {
          params: { query: { ...(unread && { unread }), ...(cursor && { cursor }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Marks one as read; nobody waits for it. */
export function useRead() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => answer(api.POST('/api/v1/notifications/{id}/read', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.notifications }),
  });
}

/** Marks all as read that came until then: one that comes at this moment was not seen. */
export function useReadAll() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (until: string) => answer(api.POST('/api/v1/notifications/read', { body: { until } })),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.notifications }),
  });
}
