import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { usePeople, useTeams } from '../../../api/queries.ts';
import { writeMoment } from '../../../ui/moment.tsx';
import { useZone } from '../../../ui/zone.ts';
import type { EventSeen } from '../case-data.ts';

type Data = Record<string, unknown>;

/** Which names stand for the values that an event keeps as keys: statuses, clocks, steps … */
const NAMED: Record<
  string,
  'status' | 'clock' | 'step' | 'severity' | 'messageKind' | 'linkKind' | 'gate' | 'template'
> = {
  'status.changed': 'status',
  'complaint.merged': 'status',
  'severity.raised': 'severity',
  'clock.breached': 'clock',
  'clock.moved': 'clock',
  'escalation.raised': 'clock',
  'escalation.unheard': 'clock',
  'message.added': 'messageKind',
  'link.added': 'linkKind',
  'link.removed': 'linkKind',
};

/** Says in the reader's language what happened: names instead of ids, moments in the reader's zone. */
export function useEventSentence(): (event: EventSeen) => string {
  const { t, i18n } = useTranslation(['history', 'common']);
  const zone = useZone();
  const { data: people } = usePeople();
  const { data: teams } = useTeams();
  const nameOf = (id: unknown): string =>
    people?.items.find((person) => person.id === id)?.name ??
    teams?.items.find((team) => team.id === id)?.name ??
    t('common:nobody');
  const moment = (at: unknown) => (typeof at === 'string' ? writeMoment(new Date(at), i18n.language, zone) : '–');
  return (event) => {
    const values = valuesOf(event, nameOf, moment, t);
    const name = isPassed(event) ? 'escalation.passed' : event.type;
    return t(`event.${name}` as 'event.complaint.logged', { ...values, defaultValue: event.type });
  };
}

/** A rung that had passed before the complaint was written down calls nobody. */
const isPassed = ({ type, data }: EventSeen): boolean =>
  type === 'escalation.raised' && (data as Data | null)?.passed === true;

function valuesOf(
  { type, data: given }: EventSeen,
  nameOf: (id: unknown) => string,
  moment: (at: unknown) => string,
  t: TFunction<['history', 'common']>,
): Record<string, string> {
  const data = (given ?? {}) as Data;
  const told = Array.isArray(data.told) ? data.told.map(nameOf).join(t('comma')) : '';
  // The books say further why a mail was withheld: "withheld: malformed".
  const why = String(data.why).replace(/^withheld: .*/, 'withheld');
  const text = (value: unknown) => (value === undefined || value === null ? '–' : String(value));
  const named = (value: unknown) => keyed(type, value, t);
  const isPerson = /^(owner|team|handover|offer|reminder)\./.test(type);
  const write = isPerson ? nameOf : type === 'clock.moved' ? moment : named;
  return {
    from: write(data.from),
    to: write(data.to ?? data.by),
    kind: named(data.kind),
    step: typeof data.step === 'string' ? t(`common:step.${data.step}` as 'common:step.capture') : '–',
    gate: typeof data.gate === 'string' ? t(`gate.${data.gate}` as 'gate.resolved') : '–',
    // A person's reason, or why the rules did it.
    reason: data.reason === 'closed' ? t('why.closed') : text(data.reason),
    what: text(data.what),
    due: moment(firstOf(data.dueAt) ?? data.until ?? data.issuedAt ?? data.waitsUntil),
    who: nameOf(data.agentId ?? data.to),
    told: told || t('common:nobody'),
    why: data.why === undefined ? '–' : t(`why.${why}` as 'why.policy', { defaultValue: why }),
    name: text(data.name),
    other: text(data.to ?? data.from ?? data.reference ?? data.into),
    into: text(data.into),
    reference: text(data.reference),
    satisfaction: text(data.satisfaction),
    template:
      typeof data.template === 'string'
        ? t(`template.${data.template}` as 'template.reply', { defaultValue: data.template })
        : '–',
    error: text(data.error ?? data.status),
  };
}

/** Follow-ups are planned several at once: the first of their times. */
const firstOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

/** A key of the event by its name, where it has one. */
function keyed(type: string, value: unknown, t: TFunction<['history', 'common']>): string {
  if (typeof value !== 'string') return '–';
  switch (NAMED[type]) {
    case 'status':
      return t(`common:status.${value}` as 'common:status.open', { defaultValue: value });
    case 'severity':
      return t(`common:severity.${value}` as 'common:severity.low', { defaultValue: value });
    case 'clock':
      return t(`common:clock.${value}` as 'common:clock.promise', { defaultValue: value });
    case 'messageKind':
      return t(`messageKind.${value}` as 'messageKind.note', { defaultValue: value });
    case 'linkKind':
      return t(`linkKind.${value}` as 'linkKind.related', { defaultValue: value });
    default:
      return value;
  }
}
