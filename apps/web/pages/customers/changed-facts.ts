import { useTranslation } from 'react-i18next';
import { useCalendars } from '../../api/settings-queries.ts';
import { nameOfLanguage } from '../../ui/language-names.ts';
import type { ChangedField } from '../settings/shared/changed-meanwhile.tsx';
import type { Difference } from '../settings/shared/what-changed.ts';
import type { Typed } from './customer-changes.ts';
import { useTypes } from './profile.tsx';

/** Says in words what somebody else changed about a customer. */
export function useChangedFacts(): (changed: readonly Difference[]) => ChangedField[] {
  const { t, i18n } = useTranslation('customers');
  const { t: common } = useTranslation();
  const { t: settings } = useTranslation('settings');
  const types = useTypes().data?.types ?? [];
  const calendars = useCalendars().data?.items ?? [];
  const labels: Record<keyof Typed, string> = {
    name: t('profile.name'),
    email: t('profile.email'),
    phone: t('profile.phone'),
    language: t('profile.language'),
    timeZone: t('profile.timeZone'),
    calendarId: t('profile.calendar'),
    contactFrom: t('profile.contactFrom'),
    contactTo: t('profile.contactTo'),
    preferredChannel: t('profile.preferredChannel'),
    personality: t('profile.personality'),
    likes: t('profile.likes'),
    doNotContact: t('profile.doNotContact'),
    importantDays: t('profile.importantDays'),
  };
  const words = (field: string, now: unknown): string => {
    if (typeof now === 'boolean') return settings(now ? 'roles.yes' : 'roles.no');
    const text = Array.isArray(now)
      ? (now as Typed['importantDays']).map(({ name, date }) => `${name} ${date}`).join(', ')
      : String(now);
    if (text === '') return '';
    if (field === 'language') return nameOfLanguage(text, i18n.language);
    if (field === 'preferredChannel') return common(`channel.${text}` as 'channel.phone');
    if (field === 'calendarId') return calendars.find(({ id }) => id === text)?.name ?? text;
    return field === 'personality' ? (types.find(({ type }) => type === text)?.label ?? text) : text;
  };
  return (changed) =>
    changed.map(({ path, now, isMineToo }) => {
      const field = path.split('.')[0] as keyof Typed;
      // A part of an important day says little by itself.
      return { path, label: labels[field], isMineToo, ...(path === field && { now: words(field, now) }) };
    });
}
