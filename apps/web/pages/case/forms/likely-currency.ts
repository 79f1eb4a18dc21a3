import { useQuery } from '@tanstack/react-query';
import { createContext } from 'react';
import { answer, api } from '../../../api/client.ts';
import { complaintQuery, keys } from '../../../api/queries.ts';
import { currencyIn, likelyCurrency } from '../../../ui/currency.ts';
import { useZone } from '../../../ui/zone.ts';
import { stepQuery, type StepKey } from '../case-data.ts';

/** The currency that an amount of this case most likely has. */
export const LikelyCurrency = createContext<string | undefined>(undefined);

/** Steps that speak of money, the latest first. */
const OF_MONEY = ['follow-through', 'resolve', 'expectation'] as const;

/** From what is written in this step and in the others already, else from where the customer lives and the reader is. */
export function useLikelyCurrency(reference: string, step: StepKey, written: unknown): string | undefined {
  const enabled = OF_MONEY.some((one) => one === step);
  const { data: complaint } = useQuery(complaintQuery(reference));
  const resolve = useQuery({ ...stepQuery(reference, 'resolve'), enabled });
  const expectation = useQuery({ ...stepQuery(reference, 'expectation'), enabled });
  const customer = useQuery({
    queryKey: keys.customer(complaint?.customer.id ?? ''),
    queryFn: () => answer(api.GET('/api/v1/customers/{id}', { params: { path: { id: complaint!.customer.id } } })),
    enabled: enabled && complaint !== undefined,
  });
  const timeZone = useZone();
  const evidence = [written, resolve.data?.evidence, expectation.data?.evidence];
  return (
    currencyIn(evidence) ??
    likelyCurrency(
      { timeZone: customer.data?.timeZone, languages: [customer.data?.language, complaint?.language] },
      { timeZone, languages: navigator.languages },
    )
  );
}
