import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { components } from '../../api/schema';
import { showProblem } from '../../ui/show-problem.tsx';
import { countsKey, viewsKey } from './queue-queries.ts';
import type { Filters } from './queue-search.ts';

type Kept = components['schemas']['OwnViewBody']['filters'];

/** Changes of the views that one keeps. Refusals that no form shows are told in a notice. */
export function useOwnViews() {
  const queries = useQueryClient();
  const onSettled = async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: viewsKey }),
      queries.invalidateQueries({ queryKey: countsKey }),
    ]);
  };
  const add = useMutation({
    mutationFn: (body: { name: string; filters: Filters }) =>
      answer(api.POST('/api/v1/views', { body: { ...body, filters: body.filters as Kept } })),
    onSettled,
  });
  const edit = useMutation({
    mutationFn: ({ id, ...body }: { id: string; name?: string; filters?: Filters }) =>
      answer(api.PATCH('/api/v1/views/{id}', { params: { path: { id } }, body: body as { filters?: Kept } })),
    onSettled,
  });
  const order = useMutation({
    mutationFn: (ids: string[]) => answer(api.PUT('/api/v1/views/order', { body: { ids } })),
    onError: showProblem,
    onSettled,
  });
  const remove = useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/v1/views/{id}', { params: { path: { id } } })),
    onError: showProblem,
    onSettled,
  });
  return { add, edit, order, remove };
}

export const sayDone = (message: string): string => notifications.show({ color: 'green', message });
