import { Button, Chip, Group, Stack, Text, Timeline } from '@mantine/core';
import {
  IconAlertTriangle,
  IconFileText,
  IconGauge,
  IconHeartHandshake,
  IconMessage,
  IconServerCog,
  IconUser,
} from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../ui/moment.tsx';
import { Failure, Nothing, Waiting } from '../../../ui/states.tsx';
import { historyQuery, type EventSeen } from '../case-data.ts';
import { changesOf, EVENT_GROUPS, groupOf, written, type EventGroup } from './event-kinds.ts';
import { useEventSentence } from './event-sentence.ts';

const ICONS = {
  recovery: IconHeartHandshake,
  conversation: IconMessage,
  deadlines: IconGauge,
  people: IconUser,
  facts: IconFileText,
  behind: IconServerCog,
} as const;

/** All that happened, the latest first: who, when, what before and after. */
export function HistoryList({ reference }: { reference: string }) {
  const { t } = useTranslation(['history', 'common']);
  const say = useEventSentence();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    historyQuery(reference),
  );
  const [groups, setGroups] = useState<string[]>([]);
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const events = data.pages
    .flatMap(({ items }) => items)
    .filter(({ type }) => groups.length === 0 || groups.includes(groupOf(type)))
    .toReversed();
  return (
    <Stack>
      <Chip.Group multiple value={groups} onChange={setGroups}>
        <Group gap={6} role="group" aria-label={t('filter')}>
          {EVENT_GROUPS.map((group: EventGroup) => (
            <Chip key={group} value={group} size="xs">
              {t(`group.${group}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {hasNextPage && (
        <Button variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('later')}
        </Button>
      )}
      {events.length === 0 ? (
        <Nothing title={t('nothing')} />
      ) : (
        <Timeline bulletSize={24} lineWidth={2} aria-label={t('title')}>
          {events.map((event) => (
            <Timeline.Item key={event.id} bullet={<Icon event={event} />} title={<Text size="sm">{say(event)}</Text>}>
              <Changes event={event} />
              <Text size="xs" c="dimmed">
                {event.actor?.name ?? t(`actor.${event.actorKind}`)} · <Moment at={event.at} />
              </Text>
            </Timeline.Item>
          ))}
        </Timeline>
      )}
    </Stack>
  );
}

function Icon({ event: { type } }: { event: EventSeen }) {
  if (type === 'clock.breached') return <IconAlertTriangle size={14} aria-hidden />;
  const One = ICONS[groupOf(type)];
  return <One size={14} aria-hidden />;
}

/** What was before and what is after, folded away. */
function Changes({ event }: { event: EventSeen }) {
  const { t } = useTranslation('history');
  const changes = changesOf(event.data);
  if (changes.length === 0) return null;
  return (
    <details>
      <summary>
        <Text span size="xs">
          {t('changes', { count: changes.length })}
        </Text>
      </summary>
      {changes.map(({ field, before, after }) => (
        <Text key={field} size="xs" className="words">
          <strong>{t(`field.${field}` as 'field.subject', { defaultValue: field })}</strong>: {written(before)} →{' '}
          {written(after)}
        </Text>
      ))}
    </details>
  );
}
