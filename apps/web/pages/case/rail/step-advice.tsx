import { Card, List, Stack, Text, Title } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Step } from '../case-data.ts';

/** What the handbook advises at this step, for this customer as they feel now. */
export function StepAdvice({ guidance }: { guidance: Step['guidance'] }) {
  const { t } = useTranslation('case');
  const { advice, customer, emotion, difficult } = guidance;
  return (
    <Card withBorder p="md" component="aside" aria-label={t('drawer.advice')}>
      <Stack gap="sm">
        <Title order={3} size="h5">
          <IconBulb size={18} style={{ verticalAlign: -3 }} aria-hidden /> {t('drawer.advice')}
        </Title>
        <List size="sm" spacing={6}>
          {advice.map((one) => (
            <List.Item key={one}>{one}</List.Item>
          ))}
        </List>
        {customer && (
          <div>
            <Title order={4} size="h6">
              {customer.label}
            </Title>
            <Text size="sm" c="dimmed">
              {customer.signs}
            </Text>
            <Text size="sm">{customer.treat}</Text>
          </div>
        )}
        {emotion && <Text size="sm">{emotion.advice}</Text>}
        {difficult && (
          <details>
            <summary>{t('drawer.difficult')}</summary>
            <Text size="sm" mt="xs">
              {t('drawer.why')} {difficult.why.join(t('drawer.comma'))}
            </Text>
            <List size="sm" mt="xs">
              {difficult.whatHelps.map((one) => (
                <List.Item key={one}>{one}</List.Item>
              ))}
            </List>
            <Text size="sm" fw={600} mt="xs">
              {t('drawer.ways')}
            </Text>
            <List size="sm">
              {difficult.waysOfAnswering.map((one) => (
                <List.Item key={one}>{one}</List.Item>
              ))}
            </List>
          </details>
        )}
      </Stack>
    </Card>
  );
}
