import type { Language, LocalText } from '#kernel/language';

/** Writes instants and durations for one reader. */
export interface DateWriter {
  /** The instant in the reader's zone and language, to the minute, with the zone named. */
  instant(instant: Date): string;
  /** The time of day in the reader's zone, to the minute. */
  time(instant: Date): string;
  /** The local day in the reader's zone. */
  day(instant: Date): string;
  /** A duration in milliseconds, in its two largest units ("1 hour 30 minutes"). */
  duration(milliseconds: number): string;
}

// English without a country is American in Intl, with the month first and a clock of twelve hours.
const LOCALES: LocalText = { en: 'en-GB', 'zh-CN': 'zh-CN' };
const BETWEEN_UNITS: LocalText = { en: ' ', 'zh-CN': '' };
const DATE_AND_TIME: Readonly<Record<Language, (day: string, time: string, zone: string) => string>> = {
  en: (day, time, zone) => `${day} at ${time} (${zone})`,
  'zh-CN': (day, time, zone) => `${day} ${time}（${zone}）`,
};
const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/**
 * A writer for the reader's language and IANA time zone ("Asia/Shanghai").
 * @throws RangeError if there is no such zone
 */
export function dateWriter(language: Language, timeZone: string): DateWriter {
  const locale = LOCALES[language];
  const day = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  });
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  const zone = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'long' });
  const zoneName = (instant: Date) => zone.formatToParts(instant).find(({ type }) => type === 'timeZoneName')!.value;
  return {
    // Put together here: Intl writes the zone between the day and the time in Chinese, where it reads as part of neither.
    instant: (instant) => DATE_AND_TIME[language](day.format(instant), time.format(instant), zoneName(instant)),
    time: (instant) => time.format(instant),
    day: (instant) => day.format(instant),
    duration: (milliseconds) => {
      let rest = Math.max(0, Math.round(milliseconds / 1_000) * 1_000);
      const parts = UNITS.flatMap(([unit, size]) => {
        const count = Math.floor(rest / size);
        rest -= count * size;
        return count === 0 && (unit !== 'second' || milliseconds >= 500) ? [] : [{ count, unit }];
      });
      return parts
        .slice(0, 2)
        .map(({ count, unit }) =>
          new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count),
        )
        .join(BETWEEN_UNITS[language]);
    },
  };
}
