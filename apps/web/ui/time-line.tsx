import { Box, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { localTime, midnightsBetween } from './local-time.ts';
import { lookOf, type Stretch, type StretchLook } from './stretches.ts';
import styles from './time-line.module.css';

/** A moment that stands out on the line, like the deadline. */
export interface Mark {
  /** ISO 8601 in UTC. */
  at: string;
  label: string;
  /** A colour of the theme; the label says the same. */
  color?: string;
}

interface TimeLineProps {
  /** Without a gap, in their order. */
  stretches: readonly Stretch[];
  marks?: readonly Mark[];
  /** In which days begin and end. */
  zone: string;
}

/** As many words as fit on the screen of a phone. */
const MOST_TICKS = 6;

/**
 * Stretches of time drawn side by side, each as wide as it is long. For eyes only: what it shows stands in the list of the
 * stretches (`StretchList`) as well, which belongs on the same page.
 */
export function TimeLine({ stretches, marks = [], zone }: TimeLineProps) {
  const { i18n } = useTranslation();
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (!first || !last) return null;
  const [from, to] = [Date.parse(first.from), Math.max(Date.parse(last.to), ...marks.map(({ at }) => Date.parse(at)))];
  const place = (at: number | string) => ((new Date(at).getTime() - from) / Math.max(to - from, 1)) * 100;
  // The words of a tick stand to its right, where there must be room for them.
  const ticks = ticksOf(new Date(from), new Date(to), zone, i18n.language).filter(({ at }) => place(at) < 88);
  return (
    <Box aria-hidden>
      <div className={styles.line}>
        <div className={styles.bar}>
          {stretches.map((stretch) => (
            <div
              key={stretch.from}
              className={`${styles.stretch} ${styles[lookOf(stretch)]}`}
              style={{ left: `${place(stretch.from)}%`, width: `${place(stretch.to) - place(stretch.from)}%` }}
            />
          ))}
        </div>
        {ticks.map(({ at, label }) => (
          <span key={at} className={styles.tick} style={{ left: `${place(at)}%` }}>
            {label}
          </span>
        ))}
        {marks.map(({ at, label, color }) => {
          const left = place(at);
          const side = left > 50 ? { right: 2 } : { left: -2 };
          const line = color && `var(--mantine-color-${color}-filled)`;
          return (
            <div key={`${at} ${label}`} className={styles.mark} style={{ left: `${left}%`, borderColor: line }}>
              <span className={styles.markLabel} style={side}>
                {label}
              </span>
            </div>
          );
        })}
      </div>
      <Legend looks={[...new Set(stretches.map(lookOf))]} />
    </Box>
  );
}

/** Where days begin, or hours where it is about one day; not more than can be read. */
function ticksOf(from: Date, to: Date, zone: string, locale: string): { at: number; label: string }[] {
  const midnights = midnightsBetween(from, to, zone).map(Number);
  const hourly = midnights.length < 2;
  const times = hourly ? hoursBetween(from, to, zone) : midnights;
  const every = Math.ceil(times.length / MOST_TICKS);
  const long = to.getTime() - from.getTime() > 300 * 24 * 3_600_000;
  const write = new Intl.DateTimeFormat(
    locale,
    hourly
      ? { hour: '2-digit', minute: '2-digit', timeZone: zone }
      : { ...(long ? { year: 'numeric' } : { weekday: 'short' }), day: 'numeric', month: 'numeric', timeZone: zone },
  );
  return times.filter((_, index) => index % every === 0).map((at) => ({ at, label: write.format(at) }));
}

function hoursBetween(from: Date, to: Date, zone: string): number[] {
  const past = Number(localTime(from, zone).slice(14)) * 60_000;
  const hours: number[] = [];
  for (let at = from.getTime() - past + 3_600_000; at < to.getTime(); at += 3_600_000) hours.push(at);
  return hours;
}

function Legend({ looks }: { looks: readonly StretchLook[] }) {
  const { t } = useTranslation('time-line');
  return (
    <Group gap="md">
      {looks.map((look) => (
        <Group key={look} gap={6}>
          <span className={`${styles.sample} ${styles[look]}`} />
          <Text size="xs">{t(`look.${look}`)}</Text>
        </Group>
      ))}
    </Group>
  );
}
