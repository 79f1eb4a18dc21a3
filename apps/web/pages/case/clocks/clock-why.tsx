import { Modal, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure, Waiting } from '../../../ui/states.tsx';
import { StretchList } from '../../../ui/stretch-list.tsx';
import { TimeLeft } from '../../../ui/time-left.tsx';
import { TimeLine, type Mark } from '../../../ui/time-line.tsx';
import { useZone } from '../../../ui/zone.ts';
import { clocksQuery, type ClockExplained } from '../case-data.ts';
import { ClockLog } from './clock-log.tsx';

/** Why a deadline is when it is: in a sentence, drawn, as a list, and all that happened to it. */
export function ClockWhy({ reference, id, onClose }: { reference: string; id: string | null; onClose: () => void }) {
  const { t } = useTranslation(['case', 'common']);
  const { data, error, refetch } = useQuery({ ...clocksQuery(reference), enabled: id !== null });
  const clock = data?.items.find((one) => one.id === id);
  return (
    <Modal
      opened={id !== null}
      onClose={onClose}
      size="xl"
      title={<Text fw={650}>{t('clock.whyTitle')}</Text>}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {error && !clock ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : clock ? (
        <Explained clock={clock} />
      ) : (
        <Waiting />
      )}
    </Modal>
  );
}

function Explained({ clock }: { clock: ClockExplained }) {
  const { t } = useTranslation(['case', 'common']);
  const own = useZone();
  const zone = clock.timeZone ?? own;
  return (
    <Stack>
      <div>
        <TimeLeft clock={clock} />
      </div>
      <Text>{clock.summary}</Text>
      {clock.explanation.length > 0 && (
        <>
          <div>
            <TimeLine
              stretches={clock.explanation}
              marks={marksOf(clock, (name) => t(`clock.mark.${name}`))}
              zone={zone}
            />
            <Text size="xs" c="dimmed" mt={4}>
              {t('clock.zone', { zone })}
            </Text>
          </div>
          <details open={clock.explanation.length <= 8}>
            <summary>
              <Text span fw={600}>
                {t('clock.stretches', { count: clock.explanation.length })}
              </Text>
            </summary>
            <StretchList stretches={clock.explanation} zone={zone} />
          </details>
        </>
      )}
      <section aria-labelledby="clock-log">
        <Title order={3} size="h5" id="clock-log">
          {t('clock.log')}
        </Title>
        <ClockLog log={clock.log} />
      </section>
    </Stack>
  );
}

/** The deadline, and now or the end where these lie within what is drawn. */
function marksOf(
  { explanation, dueAt, stoppedAt, open }: ClockExplained,
  name: (mark: 'due' | 'now' | 'stopped') => string,
): Mark[] {
  const end = explanation.at(-1)!.to;
  const now = new Date().toISOString();
  return [
    ...(dueAt && dueAt <= end ? [{ at: dueAt, label: name('due'), color: 'red' }] : []),
    ...(open && now < end ? [{ at: now, label: name('now') }] : []),
    ...(stoppedAt && stoppedAt < end ? [{ at: stoppedAt, label: name('stopped'), color: 'green' }] : []),
  ];
}
