import { useTranslation } from 'react-i18next';
import { writeMoment } from '../ui/moment.tsx';
import { useZone } from '../ui/zone.ts';
import type { Notification } from './notification-queries.ts';

/** Values of these names are instants. */
const INSTANTS = ['dueAt', 'expiresAt', 'since'];

/** What happened, and what is to be done now. */
export function useNotificationWords(): (notification: Notification) => { what: string; todo: string } {
  const { t, i18n } = useTranslation('notifications');
  const { t: common } = useTranslation();
  const zone = useZone();
  const write = (name: string, value: unknown): string => {
    if (value === null) return t('somebody');
    if (INSTANTS.includes(name)) return writeMoment(new Date(String(value)), i18n.language, zone);
    return name === 'clock' ? common(`clock.${String(value)}` as 'clock.promise') : String(value);
  };
  return ({ kind, data }) => {
    const named = kind === 'watched' ? `watched.${String(data.what)}` : `kind.${kind}`;
    // A kind that this version of the console does not know yet.
    if (!i18n.exists(`${named}.what`, { ns: 'notifications' })) return { what: t('untitled'), todo: t('untitledDo') };
    const values = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, write(name, value)]));
    const told: Record<string, unknown> = { by: t('somebody'), note: '', ...values };
    if (kind === 'watched') {
      const happened = String(data.what) as 'resolved';
      return { what: t(`watched.${happened}.what`), todo: t(`watched.${happened}.do`) };
    }
    const known = kind as 'unowned';
    return { what: t(`kind.${known}.what`, told).trim(), todo: t(`kind.${known}.do`, told) };
  };
}
