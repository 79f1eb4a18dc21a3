import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client.ts';
import type { components } from '../../../api/schema';

export type Finding = components['schemas']['FindingView'];

/** Long enough that nobody is corrected in the middle of a word (milliseconds). */
const PAUSE = 700;

/** What had better be said otherwise in the text, once its writer pauses. */
export function useSayCheck(reference: string, text: string): { findings: readonly Finding[]; checked: string } {
  const [checked] = useDebouncedValue(text, PAUSE);
  const { data } = useQuery({
    queryKey: ['say-check', 'message', reference, checked],
    queryFn: () => answer(api.POST('/api/v1/say-check', { body: { text: checked, reference } })),
    enabled: checked.trim() !== '',
    placeholderData: keepPreviousData,
    gcTime: 30_000,
    retry: false,
  });
  return { findings: checked.trim() === '' ? [] : (data?.items ?? []), checked };
}
