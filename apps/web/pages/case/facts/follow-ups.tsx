import { Badge, Button, Group, List, Rating, Stack, Text, Textarea, Input } from '@mantine/core';
import {
  IconCalendarClock,
  IconCircleDashed,
  IconHourglassEmpty,
  IconMessageCheck,
  IconSend,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { useSession } from '../../../session/session.ts';
import { Moment } from '../../../ui/moment.tsx';
import { Failure, Waiting } from '../../../ui/states.tsx';
import { followUpsQuery, type FollowUp } from '../case-data.ts';
import { satisfactionName } from '../forms/choices.ts';
import { FormDialog, reasonAt } from '../form-dialog.tsx';
import { useChange } from '../use-change.ts';

const LOOKS = {
  planned: { color: 'cyan', Icon: IconCalendarClock },
  sent: { color: 'yellow', Icon: IconSend },
  answered: { color: 'green', Icon: IconMessageCheck },
  expired: { color: 'gray', Icon: IconHourglassEmpty },
  cancelled: { color: 'gray', Icon: IconCircleDashed },
} as const;

/** When the customer is asked after the resolution, and what they answered. */
export function FollowUps({ reference }: { reference: string }) {
  const { t } = useTranslation('case');
  const { data, error, refetch } = useQuery(followUpsQuery(reference));
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  if (data.items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('followUp.none')}
      </Text>
    );
  return (
    <List listStyleType="none" spacing="sm" size="sm" aria-label={t('panel.followUps')}>
      {data.items.map((one) => (
        <List.Item key={one.id}>
          <FollowUpLine reference={reference} followUp={one} />
        </List.Item>
      ))}
    </List>
  );
}

function FollowUpLine({ reference, followUp }: { reference: string; followUp: FollowUp }) {
  const { t } = useTranslation(['case', 'steps']);
  const { can } = useSession();
  const { state, dueAt, sentAt, waitsUntil, answeredAt, satisfaction, comment, step } = followUp;
  const { color, Icon } = LOOKS[state];
  return (
    <Stack gap={2}>
      <Group gap={6}>
        <Text size="sm">{t('followUp.number', { number: step + 1 })}</Text>
        <Badge
          color={color}
          variant="light"
          tt="none"
          fw={500}
          radius="sm"
          leftSection={<Icon size={13} aria-hidden />}
        >
          {t(`followUp.state.${state}`)}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed">
        {state === 'planned' && (
          <>
            {t('followUp.planned')} <Moment at={dueAt} />
          </>
        )}
        {sentAt && (
          <>
            {t('followUp.sent')} <Moment at={sentAt} />
          </>
        )}
        {state === 'sent' && waitsUntil && (
          <>
            {' · '}
            {t('followUp.waits')} <Moment at={waitsUntil} />
          </>
        )}
        {answeredAt && (
          <>
            {' · '}
            {t('followUp.answered')} <Moment at={answeredAt} />
          </>
        )}
      </Text>
      {satisfaction !== null && <Text size="sm">{t(`steps:satisfaction.${satisfactionName(satisfaction)}`)}</Text>}
      {comment && (
        <Text size="sm" className="words">
          <q>{comment}</q>
        </Text>
      )}
      {(state === 'sent' || state === 'expired') && can('complaint.work') && (
        <Answer reference={reference} id={followUp.id} />
      )}
    </Stack>
  );
}

function Answer({ reference, id }: { reference: string; id: string }) {
  const { t } = useTranslation(['case', 'steps']);
  const [opened, setOpened] = useState(false);
  const [satisfaction, setSatisfaction] = useState(0);
  const [comment, setComment] = useState('');
  const write = useChange(
    reference,
    () =>
      answer(
        api.POST('/api/v1/complaints/{reference}/follow-ups/{id}/answer', {
          params: { path: { reference, id } },
          body: { satisfaction, ...(comment.trim() && { comment }) },
        }),
      ),
    { onDone: () => setOpened(false), onProblem: () => undefined },
  );
  return (
    <>
      <Button size="compact-xs" variant="light" onClick={() => setOpened(true)} style={{ alignSelf: 'flex-start' }}>
        {t('followUp.writeDown')}
      </Button>
      <FormDialog
        title={t('followUp.writeDown')}
        opened={opened}
        onClose={() => setOpened(false)}
        onSubmit={() => write.mutate(undefined)}
        submit={t('followUp.submit')}
        error={write.error}
        fields={['satisfaction', 'comment']}
        pending={write.isPending}
        disabled={satisfaction === 0}
      >
        <Input.Wrapper
          label={t('steps:followThrough.satisfaction')}
          description={t('steps:followThrough.satisfactionHow')}
          labelElement="div"
          error={reasonAt(write.error, 'satisfaction')}
        >
          <Rating
            size="lg"
            mt={4}
            value={satisfaction}
            onChange={setSatisfaction}
            getSymbolLabel={(count) => t(`steps:satisfaction.${satisfactionName(count)}`)}
          />
        </Input.Wrapper>
        <Textarea
          label={t('followUp.comment')}
          autosize
          minRows={2}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
          error={reasonAt(write.error, 'comment')}
        />
      </FormDialog>
    </>
  );
}
