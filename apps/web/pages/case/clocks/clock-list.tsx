import { Button, Group, List, Stack, Text } from '@mantine/core';
import { IconZoomQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../ui/moment.tsx';
import { TimeLeft } from '../../../ui/time-left.tsx';
import { useCaseZone, type Clock, type Complaint } from '../case-data.ts';
import { ClockWhy } from './clock-why.tsx';

/** The deadlines: those that run first, the nearest in front; each says why it is when it is. */
export function ClockList({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation(['case', 'common']);
  const [asked, setAsked] = useState<string | null>(null);
  const { clocks, reference, promises } = complaint;
  const caseZone = useCaseZone(complaint);
  const open = clocks.filter((clock) => clock.open).toSorted((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
  const ended = clocks.filter((clock) => !clock.open);
  const line = (clock: Clock) => {
    const promise = promises.find(({ id }) => id === clock.promiseId);
    return (
      <List.Item key={clock.id} styles={{ itemWrapper: { display: 'block' }, itemLabel: { display: 'block' } }}>
        <TimeLeft clock={clock} />
        {promise && (
          <Text size="xs" lineClamp={1}>
            {promise.what}
          </Text>
        )}
        <Group justify="space-between" gap={4}>
          <Text size="xs" c="dimmed">
            {clock.dueAt && (
              <>
                {t('clock.due')} <Moment at={clock.dueAt} caseZone={caseZone} />
              </>
            )}
          </Text>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconZoomQuestion size={14} aria-hidden />}
            onClick={() => setAsked(clock.id)}
            aria-label={t('clock.whyNamed', { name: t(`common:clock.${clock.kind}` as 'common:clock.promise') })}
          >
            {t('clock.why')}
          </Button>
        </Group>
      </List.Item>
    );
  };
  return (
    <Stack gap="xs">
      {open.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('clock.none')}
        </Text>
      )}
      <List listStyleType="none" spacing={8} aria-label={t('panel.clocks')}>
        {open.map(line)}
      </List>
      {ended.length > 0 && (
        <details>
          <summary>
            <Text span size="sm">
              {t('clock.ended', { count: ended.length })}
            </Text>
          </summary>
          <List listStyleType="none" spacing={8} mt="xs">
            {ended.map(line)}
          </List>
        </details>
      )}
      <ClockWhy reference={reference} id={asked} onClose={() => setAsked(null)} />
    </Stack>
  );
}
