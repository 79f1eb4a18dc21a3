import { Anchor, Badge, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../api/schema';
import { usePolicies, useRegimes } from '../../../api/settings-queries.ts';
import { useDurationWords } from '../../../ui/duration-words.ts';
import { Failure, Waiting } from '../../../ui/states.tsx';
import { TopicHead } from '../shared/topic-page.tsx';

type Within = components['schemas']['WithinBody'];

/** What regulators demand, ready to be named by a policy, and the company's own regimes. */
export function RegimeSettings() {
  const { t } = useTranslation('deadlines');
  const { t: common } = useTranslation();
  const query = useRegimes();
  const words = useDurationWords();
  const within = useWithin();
  const policies = usePolicies().data?.items ?? [];
  if (query.isPending) return <Waiting />;
  if (query.isLoadingError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const own = policies.flatMap(({ name: policy, regime }) =>
    regime && typeof regime === 'object' ? [{ policy, regime }] : [],
  );
  return (
    <Stack>
      <TopicHead title={t('regimes.title')} intro={t('regimes.intro')} />
      {own.map(({ policy, regime }) => (
        <Paper key={policy} withBorder p="md" component="section">
          <Title order={2} size="h5">
            {regime.name} <Badge variant="light">{t('regimes.own', { policy })}</Badge>
          </Title>
          <List size="sm" mt="xs">
            {regime.obligations.map(({ clock, within: time }) => (
              <List.Item key={clock}>
                {common(`clock.${clock}`)}
                {t('regimes.obligation', { within: within(time) })}
              </List.Item>
            ))}
          </List>
        </Paper>
      ))}
      {query.data.items.map(({ key, name, about, source, obligations }) => (
        <Paper key={key} withBorder p="md" component="section">
          <Group justify="space-between">
            <Title order={2} size="h5">
              {name}
            </Title>
            {policies
              .filter(({ regime }) => regime === key)
              .map((policy) => (
                <Badge key={policy.id} variant="light">
                  {t('regimes.usedBy', { policy: policy.name })}
                </Badge>
              ))}
          </Group>
          <Text size="sm">{about}</Text>
          <List size="sm" mt="xs">
            {obligations.map((obligation) => (
              <List.Item key={`${obligation.clock} ${obligation.source}`}>
                <b>{common(`clock.${obligation.clock}`)}</b>
                {t(obligation.isWindow ? 'regimes.window' : 'regimes.obligation', {
                  within: within(obligation.within),
                })}
                <Text size="xs" c="dimmed" lang="en">
                  {obligation.source}
                </Text>
              </List.Item>
            ))}
          </List>
          <Text size="xs" c="dimmed" mt="xs" lang="en">
            {source}
          </Text>
        </Paper>
      ))}
      <Title order={2} size="h4">
        {t('regimes.standards')}
      </Title>
      <List size="sm">
        {query.data.standards.map(({ key, about, within: time }) => (
          <List.Item key={key}>
            {about} · {words(time)}
          </List.Item>
        ))}
      </List>
      <Text size="sm">
        {t('regimes.change')}{' '}
        <Anchor component={Link} to="/settings/policies" inherit underline="always">
          {t('policies.title')}
        </Anchor>
      </Text>
    </Stack>
  );
}

/** Writes the time that an obligation grants. */
function useWithin(): (within: Within) => string {
  const { t } = useTranslation('deadlines');
  const words = useDurationWords();
  return ({ businessDays, calendarDays, elapsed }) => {
    if (businessDays !== undefined) return t('regimes.businessDays', { count: businessDays });
    return calendarDays !== undefined ? t('regimes.calendarDays', { count: calendarDays }) : words(elapsed ?? '');
  };
}
