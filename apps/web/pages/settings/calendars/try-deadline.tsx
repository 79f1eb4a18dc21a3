import { Alert, Button, Group, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DurationField } from '../../../ui/duration-field.tsx';
import { useDurationWords } from '../../../ui/duration-words.ts';
import { LAST_MINUTE, localTime, tryInstantOf } from '../../../ui/local-time.ts';
import { writeMoment } from '../../../ui/moment.tsx';
import { secondsOfIso } from '../../../ui/read-duration.ts';
import { Waiting } from '../../../ui/states.tsx';
import { StretchList } from '../../../ui/stretch-list.tsx';
import { TimeLine } from '../../../ui/time-line.tsx';
import { WhyNotSaved } from '../shared/why-not-saved.tsx';
import type { CalendarValues } from './calendar-values.ts';
import { useTrial, type TrialQuestion } from './use-trial.ts';

/** Asks the calendar, as it stands in the form: when is it due, or how much time has passed? The answer explains itself. */
export function TryDeadline({ calendar }: { calendar: CalendarValues }) {
  const { t } = useTranslation('deadlines');
  const zone = calendar.timeZone;
  const [way, setWay] = useState<'duration' | 'end'>('duration');
  const [start, setStart] = useState(() => localTime(new Date(), zone));
  const [duration, setDuration] = useState('PT8H');
  const [end, setEnd] = useState('');
  const [pauses, setPauses] = useState<{ from: string; to: string }[]>([]);
  const question = questionOf({ way, start, duration, end, pauses }, zone);
  const setPause = (at: number, change: object) =>
    setPauses(pauses.map((pause, index) => (index === at ? { ...pause, ...change } : pause)));
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('trial.intro', { zone })}
      </Text>
      <SegmentedControl
        aria-label={t('trial.ask')}
        value={way}
        onChange={(chosen) => setWay(chosen as 'duration' | 'end')}
        data={[
          { value: 'duration', label: t('trial.whenDue') },
          { value: 'end', label: t('trial.howMuch') },
        ]}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          type="datetime-local"
          max={LAST_MINUTE}
          label={t('trial.start')}
          value={start}
          onChange={(event) => setStart(event.currentTarget.value)}
        />
        {way === 'duration' ? (
          <DurationField label={t('trial.duration')} value={duration} onChange={setDuration} />
        ) : (
          <TextInput
            type="datetime-local"
            max={LAST_MINUTE}
            label={t('trial.end')}
            value={end}
            onChange={(event) => setEnd(event.currentTarget.value)}
          />
        )}
      </SimpleGrid>
      {pauses.map((pause, index) => (
        <Group key={index} align="flex-end" gap="xs" role="group" aria-label={t('trial.pause', { number: index + 1 })}>
          <TextInput
            type="datetime-local"
            max={LAST_MINUTE}
            label={t('trial.pauseFrom')}
            value={pause.from}
            onChange={(event) => setPause(index, { from: event.currentTarget.value })}
          />
          <TextInput
            type="datetime-local"
            max={LAST_MINUTE}
            label={t('trial.pauseTo')}
            value={pause.to}
            onChange={(event) => setPause(index, { to: event.currentTarget.value })}
          />
          <Button
            variant="subtle"
            color="red"
            onClick={() => setPauses(pauses.filter((_, at) => at !== index))}
            aria-label={t('trial.removePause', { number: index + 1 })}
          >
            {t('remove')}
          </Button>
        </Group>
      ))}
      <Button
        variant="light"
        style={{ alignSelf: 'flex-start' }}
        onClick={() => setPauses([...pauses, { from: start, to: '' }])}
      >
        {t('trial.addPause')}
      </Button>
      {question && <Answer calendar={calendar} question={question} />}
    </Stack>
  );
}

function Answer({ calendar, question }: { calendar: CalendarValues; question: TrialQuestion }) {
  const { t, i18n } = useTranslation('deadlines');
  const words = useDurationWords();
  const query = useTrial(calendar, question);
  const zone = calendar.timeZone;
  if (query.isPending) return <Waiting />;
  if (query.isError) return <WhyNotSaved error={query.error} />;
  const { due, elapsed, explanation } = query.data;
  const end = due ?? question.end!;
  const moment = writeMoment(new Date(end), i18n.language, zone);
  return (
    <Stack gap="sm">
      <Alert
        icon={<IconFlag aria-hidden />}
        color="cyan"
        role="status"
        title={due ? t('trial.due', { moment }) : t('trial.elapsed', { time: words(elapsed ?? 'PT0S') })}
      />
      <TimeLine
        stretches={explanation}
        zone={zone}
        marks={[
          { at: question.start, label: t('trial.startMark') },
          { at: end, label: t(due ? 'trial.dueMark' : 'trial.endMark'), color: 'red' },
        ]}
      />
      <StretchList stretches={explanation} zone={zone} />
    </Stack>
  );
}

interface Typed {
  way: 'duration' | 'end';
  start: string;
  duration: string;
  end: string;
  pauses: { from: string; to: string }[];
}

/** The question as the api takes it; null while something is missing or half typed. */
function questionOf({ way, start, duration, end, pauses }: Typed, zone: string): TrialQuestion | null {
  const instant = (local: string) => tryInstantOf(local, zone)?.toISOString() ?? null;
  const [from, until] = [instant(start), instant(end)];
  if (from === null || (way === 'end' && until === null)) return null;
  if (way === 'duration' && secondsOfIso(duration) === null) return null;
  return {
    start: from,
    ...(way === 'duration' ? { duration } : { end: until! }),
    pauses: pauses.flatMap((pause) => {
      const [begin, over] = [instant(pause.from), instant(pause.to)];
      return begin && over ? [{ from: begin, to: over }] : [];
    }),
  };
}
