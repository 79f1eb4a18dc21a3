import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useEffect } from 'react';
import { Problem } from '../api/problem.ts';
import type { Language } from '../i18n/i18n.ts';
import { chosenLanguage } from './portal-language.ts';
import { answered, publicApi, type CaseView } from './public-api.ts';

/** While the page is looked at, it is asked again this often (milliseconds). */
const EVERY = 60_000;

const keyOf = (token: string, language: Language | null) => ['case', token, language] as const;

/** The case behind the link, told in the language that was chosen, else in its own; that is what is spoken from then on. */
export function useCase(token: string) {
  const wish = chosenLanguage();
  const found = useQuery({
    queryKey: keyOf(token, wish),
    queryFn: () =>
      answered(
        publicApi.GET('/api/v1/public/cases/{token}', {
          params: { path: { token }, query: { ...(wish && { lang: wish }) } },
        }),
      ),
    refetchInterval: (query) => (query.state.error ? false : EVERY),
    placeholderData: (before: CaseView | undefined) => before,
  });
  const told = found.isPlaceholderData ? undefined : found.data?.language;
  useEffect(() => {
    if (told && told !== i18next.language && chosenLanguage() === null) void i18next.changeLanguage(told);
  }, [told]);
  return found;
}

export interface Act {
  act: 'messages' | 'rejection' | 'acceptance' | 'rating' | 'escalation';
  key: string;
  body?: object;
}

/** Does something with the case; its answer is the case as it stands then. */
export function useAct(token: string) {
  const queries = useQueryClient();
  const wish = chosenLanguage();
  return useMutation({
    mutationFn: ({ act, key, body }: Act) =>
      answered<CaseView>(
        publicApi.POST(`/api/v1/public/cases/{token}/${act}`, {
          params: {
            path: { token },
            header: { 'Idempotency-Key': key },
            query: { ...(wish && { lang: wish }) },
          },
          body: body as never,
        }),
      ),
    onSuccess: (view) => queries.setQueryData(keyOf(token, wish), view),
    // What it was meant for is not there any more: whoever looks should see what is.
    onError: (error) => {
      const isOver = error instanceof Problem && [404, 409, 410].includes(error.status);
      if (isOver) void queries.invalidateQueries({ queryKey: ['case', token] });
    },
  });
}
