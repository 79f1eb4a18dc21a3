import { useTranslation } from 'react-i18next';
import { useFormat } from './format.ts';
import { useItemName } from './item-name.ts';
import type { Report, Row } from './report-query.ts';

type Sentence = (report: Report) => string | null;

const valueOf = (row: Row | undefined, key: string): number => Number(row?.values[key] ?? 0);
const rowOf = (report: Report, item: string): Row | undefined => report.totals.find((row) => row.item === item);

/** What each report says in one sentence; null: there was nothing in the period. */
export function useSentences(): Record<Report['name'], Sentence> {
  const { t, i18n } = useTranslation('reports');
  const format = useFormat();
  const itemName = useItemName('step');
  const causeName = useItemName('cause');
  const all = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const whereTheyWait = ([step, ...alike]: string[], count: number, of: number): string =>
    alike.length === 0
      ? t('says.waiting', { step, count, all: of })
      : t('says.waitingAlike', {
          steps: all.format([step!, ...alike].map((name) => t('says.quoted', { name }))),
          count,
          all: of,
        });
  return {
    volume: ({ totals: [total] }) => {
      const { logged, resolved, reopened } = numbers(total, 'logged', 'resolved', 'reopened');
      return logged + resolved + reopened === 0 ? null : t('says.volume', { count: logged, resolved, reopened });
    },
    'in-time': (report) => {
      if (report.totals.length === 0) return null;
      const share = (kind: string) => format(rowOf(report, kind)?.values.share as number | null, 'share');
      return t('says.in-time', { first: share('first-response'), resolution: share('resolution') });
    },
    times: (report) => {
      const time = (item: string, key: string) => format(rowOf(report, item)?.values[key] as number | null, 'duration');
      const parts = [
        ...(rowOf(report, 'first-response')
          ? [t('says.answered', { half: time('first-response', 'p50'), most: time('first-response', 'p90') })]
          : []),
        ...(rowOf(report, 'resolution')
          ? [t('says.resolved', { half: time('resolution', 'p50'), most: time('resolution', 'p90') })]
          : []),
      ];
      return parts.length > 0 ? beginning(parts.join(t('says.and')) + t('says.stop')) : null;
    },
    reopened: ({ totals: [total] }) => {
      const { settled, reopened, repeated } = numbers(total, 'settled', 'reopened', 'repeated');
      const share = format(total?.values.reopenedShare as number | null, 'share');
      return settled === 0 ? null : t('says.reopened', { count: settled, reopened, share, repeated });
    },
    causes: ({ totals }) => {
      const named = totals.filter(({ item }) => item !== null);
      if (named.length === 0) return null;
      const few = 1 + named.findIndex(({ values }) => Number(values.cumulative) >= 0.8 - 1e-9);
      const share = format(named[0]!.values.share as number, 'share');
      const unnamed = valueOf(
        totals.find(({ item }) => item === null),
        'count',
      );
      return [
        t('says.causes', { top: causeName(named[0]!.item), share, count: few }),
        ...(unnamed > 0 ? [t('says.noCause', { count: unnamed })] : []),
      ].join(' ');
    },
    steps: ({ totals }) => {
      const waiting = totals.filter(({ item }) => item !== null);
      const all = waiting.reduce((sum, row) => sum + valueOf(row, 'waiting'), 0);
      const count = Math.max(...waiting.map((row) => valueOf(row, 'waiting')));
      const fullest = waiting.filter((row) => valueOf(row, 'waiting') === count).map(({ item }) => itemName(item));
      const slowest = waiting.toSorted((a, b) => valueOf(b, 'takes') - valueOf(a, 'takes'))[0];
      const parts = [
        ...(all > 0 ? [whereTheyWait(fullest, count, all)] : []),
        ...(valueOf(slowest, 'takes') > 0
          ? [t('says.slowest', { step: itemName(slowest!.item), time: format(valueOf(slowest, 'takes'), 'duration') })]
          : []),
      ];
      return parts.length > 0 ? parts.join(' ') : null;
    },
    satisfaction: ({ totals: [total] }) => {
      const { asked, answered, unasked } = numbers(total, 'asked', 'answered', 'unasked');
      const mean = format(total?.values.mean as number | null, 'rating');
      if (asked + unasked === 0) return null;
      if (answered + unasked === 0) return t('says.silent', { count: asked });
      return t('says.satisfaction', { count: asked, answered, unasked, mean });
    },
    promises: ({ totals: [total] }) => {
      const { due, kept, broken, open } = numbers(total, 'due', 'kept', 'broken', 'open');
      return due === 0 ? null : t('says.promises', { count: due, kept, broken, open });
    },
  };
}

/** A sentence begins with a capital letter, whichever of its parts comes first. */
const beginning = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

function numbers<Key extends string>(row: Row | undefined, ...keys: Key[]): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(row, key)])) as Record<Key, number>;
}
