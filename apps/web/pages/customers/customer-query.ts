import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import type { components } from '../../api/schema';

export type Customer = components['schemas']['CustomerView'];

/** One customer at a glance. */
export const useCustomer = (id: string) =>
  useQuery({
    queryKey: keys.customer(id),
    queryFn: () => answer(api.GET('/api/v1/customers/{id}', { params: { path: { id } } })),
  });
