import { Alert, List, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBulb } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.ts';

/** After this pause in the typing (milliseconds) it is checked. */
const PAUSE = 700;

/** How it would sound to the customer, with other words. It warns and never stops anybody. */
export function SayHints({ text, language }: { text: string; language: string }) {
  const { t } = useTranslation('intake');
  const [settled] = useDebouncedValue(text.trim(), PAUSE);
  const known = language === 'en' || language === 'zh-CN' ? language : undefined;
  const { data } = useQuery({
    queryKey: ['say-check', settled, known],
    queryFn: () => answer(api.POST('/api/v1/say-check', { body: { text: settled, language: known } })),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    // It is advice: without a connection there is none.
    retry: false,
    gcTime: 60_000,
  });
  if (settled === '' || !data || data.items.length === 0) return null;
  return (
    <Alert color="yellow" title={t('sayCheck.title')} icon={<IconBulb aria-hidden />} role="status" p="xs">
      <List size="sm" spacing={4}>
        {data.items.map(({ rule, from, message, suggestion, excerpt }) => (
          <List.Item key={`${rule} ${from}`}>
            {excerpt && <Text span size="sm" fs="italic">{`“${excerpt}” `}</Text>}
            {message}{' '}
            {suggestion && (
              <Text span size="sm" fw={600}>
                {t('sayCheck.better', { words: suggestion })}
              </Text>
            )}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
