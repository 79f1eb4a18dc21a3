import { Alert, List, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCircleCheck, IconMessageExclamation } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';

/** So long (milliseconds) nobody types before the words are checked. */
const QUIET = 700;

/** What had better be said otherwise to a customer, found while one writes. It warns, and blocks nothing. */
export function SayCheck({ text = '', reference }: { text?: string; reference: string }) {
  const { t } = useTranslation('steps');
  const [settled] = useDebouncedValue(text.trim(), QUIET);
  const { data } = useQuery({
    queryKey: ['say-check', reference, settled],
    queryFn: () => answer(api.POST('/api/v1/say-check', { body: { text: settled, reference } })),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <div aria-live="polite">
      {settled !== '' && data?.items.length === 0 && (
        <Text size="sm" c="green" component="p" m={0}>
          <IconCircleCheck size={15} style={{ verticalAlign: -3 }} aria-hidden /> {t('sayCheck.fine')}
        </Text>
      )}
      {settled !== '' && data && data.items.length > 0 && (
        <Alert color="yellow" icon={<IconMessageExclamation aria-hidden />} title={t('sayCheck.title')}>
          <List size="sm" spacing={4}>
            {data.items.map(({ rule, from, excerpt, message, suggestion }) => (
              <List.Item key={`${rule} ${from}`}>
                {excerpt && <q>{excerpt}</q>} {message} {suggestion && t('sayCheck.rather', { words: suggestion })}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </div>
  );
}
