import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { bodyOf, type CalendarValues } from './calendar-values.ts';

/** What is asked of a calendar: how far so much business time reaches, or how much lies between two instants. */
export interface TrialQuestion {
  start: string;
  duration?: string;
  end?: string;
  pauses?: { from: string; to: string }[];
}

/** What the calendar answers as it stands in its form, saved or not. Null asks nothing. */
export function useTrial(values: CalendarValues, question: TrialQuestion | null) {
  const { name, ...calendar } = bodyOf(values);
  const body = { calendar: { ...calendar, ...(name.trim() && { name }) }, ...(question ?? { start: '' }) };
  return useQuery({
    queryKey: keys.settings('trial', JSON.stringify(body)),
    queryFn: () => answer(api.POST('/api/v1/calendars/trial', { body })),
    enabled: question !== null,
    staleTime: Infinity,
  });
}
