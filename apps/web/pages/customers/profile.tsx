import { Alert, Anchor, Text } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.ts';
import { useCalendars } from '../../api/settings-queries.ts';
import { nameOfLanguage } from '../../ui/language-names.ts';
import { Moment } from '../../ui/moment.tsx';
import { useNow } from '../../ui/now.ts';
import type { Customer } from './customer-query.ts';
import classes from './customers.module.css';
import { DaysToCome } from './days-to-come.tsx';
import { writeDay } from './important-days.ts';

/** How the types of customers are known and treated. */
export const useTypes = () =>
  useQuery({
    queryKey: ['guidance', 'people'],
    queryFn: () => answer(api.GET('/api/v1/guidance/people', {})),
    staleTime: 10 * 60_000,
  });

/** The notebook about one customer. */
export function Profile({ customer }: { customer: Customer }) {
  const { t, i18n } = useTranslation('customers');
  const { t: common } = useTranslation();
  const { data: types } = useTypes();
  const { data: calendars } = useCalendars();
  const type = types?.types.find((one) => one.type === customer.personality);
  const calendar = calendars?.items.find(({ id }) => id === customer.calendarId);
  const { phone, email, language, timeZone, contactFrom, contactTo, preferredChannel } = customer;
  return (
    <>
      {customer.doNotContact && (
        <Alert color="orange" p="xs" mb="sm" icon={<IconMailOff aria-hidden />}>
          {t('profile.doNotContactMeans')}
        </Alert>
      )}
      <DaysToCome days={customer.importantDays} timeZone={timeZone} />
      <dl className={classes.facts}>
        <Fact name={t('profile.phone')}>
          {phone && (
            <Anchor inherit href={`tel:${phone}`}>
              {phone}
            </Anchor>
          )}
        </Fact>
        <Fact name={t('profile.email')}>
          {email && (
            <Anchor inherit href={`mailto:${email}`}>
              {email}
            </Anchor>
          )}
        </Fact>
        <Fact name={t('profile.preferredChannel')}>{preferredChannel && common(`channel.${preferredChannel}`)}</Fact>
        <Fact name={t('profile.language')}>{language && nameOfLanguage(language, i18n.language)}</Fact>
        <Fact name={t('profile.timeZone')}>
          {timeZone && (
            <>
              {timeZone} · {t('profile.nowThere')} <Now timeZone={timeZone} />
            </>
          )}
        </Fact>
        <Fact name={t('profile.contactHours')}>
          {contactFrom && contactTo
            ? t('profile.fromTo', { from: contactFrom, to: contactTo })
            : t('profile.usualHours')}
        </Fact>
        {calendar && <Fact name={t('profile.calendar')}>{calendar.name}</Fact>}
        <Fact name={t('profile.personality')}>
          {type && (
            <>
              <b>{type.label}</b>
              <Text size="sm" c="dimmed">
                {type.signs}
              </Text>
              <Text size="sm">{type.treat}</Text>
            </>
          )}
        </Fact>
        <Fact name={t('profile.likes')}>{customer.likes && <span className="words">{customer.likes}</span>}</Fact>
        <Fact name={t('profile.importantDays')}>
          {customer.importantDays.map(({ name, date }) => (
            <div key={`${name} ${date}`}>{t('days.soon', { name, day: writeDay(date, i18n.language) })}</div>
          ))}
        </Fact>
        {customer.merged.length > 0 && (
          <Fact name={t('profile.merged')}>
            {customer.merged.map((one) => (
              <div key={one.id}>{[one.name, one.email, one.phone].filter(Boolean).join(' · ')}</div>
            ))}
          </Fact>
        )}
        <Fact name={t('profile.since')}>
          <Moment at={customer.createdAt} show="day" />
        </Fact>
      </dl>
    </>
  );
}

/** One fact; a dash where nothing is known. */
function Fact({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation('customers');
  const isEmpty = !children || (Array.isArray(children) && children.length === 0);
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {isEmpty ? (
          <Text span size="sm" c="dimmed">
            {t('profile.unknown')}
          </Text>
        ) : (
          children
        )}
      </dd>
    </>
  );
}

/** Before one calls: what time it is where the customer lives. */
function Now({ timeZone }: { timeZone: string }) {
  const { i18n } = useTranslation();
  return new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short', timeZone }).format(useNow());
}
