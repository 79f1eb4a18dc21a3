import { Button, List, Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Heading } from './heading.tsx';
import type { WebComplaintView } from './public-api.ts';
import { writeWhen } from './when.tsx';

/** The complaint has been sent: under which reference, and what happens next. */
export function Sent({ sent, onAnother }: { sent: WebComplaintView; onAnother: () => void }) {
  const { t, i18n } = useTranslation('portal');
  const { reference, answerBy, next } = sent;
  return (
    <Stack gap="lg">
      <Stack gap="xs" align="flex-start">
        <ThemeIcon size={44} radius="xl" color="teal.9" aria-hidden>
          <IconCheck />
        </ThemeIcon>
        <Heading takesFocus>{t('sent.title')}</Heading>
      </Stack>
      <Paper withBorder p="md">
        <Text size="sm" c="dimmed">
          {t('sent.reference')}
        </Text>
        <Text fz={26} fw={700} style={{ userSelect: 'all' }}>
          {reference}
        </Text>
        <Text size="sm">{t('sent.keep')}</Text>
      </Paper>
      {answerBy && <Text fw={600}>{t('sent.answerBy', { when: writeWhen(answerBy, i18n.language) })}</Text>}
      <div>
        <Title order={2} size="h4" mb="xs">
          {t('sent.next')}
        </Title>
        <List type="ordered" spacing="xs">
          {next.map((step) => (
            <List.Item key={step}>{step}</List.Item>
          ))}
        </List>
      </div>
      <Button variant="default" onClick={onAnother}>
        {t('sent.another')}
      </Button>
    </Stack>
  );
}
