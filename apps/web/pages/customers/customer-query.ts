import { skipToken, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import type { components } from '../../api/schema';

export type Customer = components['schemas']['CustomerView'];

/** One customer at a glance; null: nobody yet. */
export const useCustomer = (id: string | null) =>
  useQuery({
    queryKey: keys.customer(id ?? ''),
    queryFn: id === null ? skipToken : () => answer(api.GET('/api/v1/customers/{id}', { params: { path: { id } } })),
  });
