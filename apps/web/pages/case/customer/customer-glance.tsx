import { Anchor, Badge, Button, Group, List, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendarHeart, IconMail, IconPencil, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../../ui/page-link.tsx';
import { useSession } from '../../../session/session.ts';
import { StatusBadge } from '../../../ui/badges.tsx';
import { nameOfLanguage } from '../../../ui/language-names.ts';
import { Moment } from '../../../ui/moment.tsx';
import { useNow } from '../../../ui/now.ts';
import { Failure, Waiting } from '../../../ui/states.tsx';
import { useCustomer, usePeopleGuidance, type Complaint, type Customer } from '../case-data.ts';
import { PromiseState } from '../promises/promise-state.tsx';
import { CustomerForm } from './customer-form.tsx';

/** The customer at a glance: how to reach and how to treat them, and what was before. */
export function CustomerGlance({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation(['case', 'common']);
  const { can } = useSession();
  const { data: customer, error, refetch } = useCustomer(complaint.customer.id);
  const [editing, form] = useDisclosure();
  if (error && !customer) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!customer) return <Waiting />;
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <PageLink to="/customers/$id" params={{ id: customer.id }} fw={600}>
          {customer.name}
        </PageLink>
        {can('customer.edit') && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPencil size={14} aria-hidden />}
            onClick={form.open}
            aria-label={t('customer.edit')}
          >
            {t('common:action.edit')}
          </Button>
        )}
      </Group>
      {customer.doNotContact && <Badge color="red">{t('customer.doNotContact')}</Badge>}
      <Reach customer={customer} />
      <Treatment customer={customer} />
      {customer.likes && (
        <Text size="sm" className="words">
          {t('customer.likes', { likes: customer.likes })}
        </Text>
      )}
      {customer.importantDays.length > 0 && (
        <List
          size="sm"
          listStyleType="none"
          icon={<IconCalendarHeart size={15} aria-hidden />}
          aria-label={t('customer.importantDays')}
        >
          {customer.importantDays.map(({ name, date }) => (
            <List.Item key={name + date}>
              {name}: {date}
            </List.Item>
          ))}
        </List>
      )}
      <Earlier customer={customer} except={complaint.reference} />
      <CustomerForm key={String(editing)} customer={customer} opened={editing} onClose={form.close} />
    </Stack>
  );
}

function Reach({ customer }: { customer: Customer }) {
  const { t, i18n } = useTranslation(['case', 'common']);
  const now = useNow();
  const { email, phone, language, timeZone, preferredChannel, contactFrom, contactTo } = customer;
  const clock =
    timeZone &&
    new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit', weekday: 'short', timeZone }).format(
      now,
    );
  return (
    <Stack gap={2}>
      {phone && (
        <Text size="sm">
          <IconPhone size={14} style={{ verticalAlign: -2 }} aria-hidden />{' '}
          <Anchor href={`tel:${phone}`} size="sm">
            {phone}
          </Anchor>
        </Text>
      )}
      {email && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          <IconMail size={14} style={{ verticalAlign: -2 }} aria-hidden />{' '}
          <Anchor href={`mailto:${email}`} size="sm">
            {email}
          </Anchor>
        </Text>
      )}
      {language && (
        <Text size="sm">{t('customer.language', { language: nameOfLanguage(language, i18n.language) })}</Text>
      )}
      {timeZone && <Text size="sm">{t('customer.there', { time: clock, zone: timeZone })}</Text>}
      {preferredChannel && (
        <Text size="sm">{t('customer.prefers', { channel: t(`common:channel.${preferredChannel}`) })}</Text>
      )}
      {contactFrom && contactTo && (
        <Text size="sm">{t('customer.contactHours', { from: contactFrom, to: contactTo })}</Text>
      )}
    </Stack>
  );
}

function Treatment({ customer }: { customer: Customer }) {
  const { data: people } = usePeopleGuidance();
  const type = people?.types.find((one) => one.type === customer.personality);
  if (!type) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {type.label}
      </Text>
      <Text size="sm">{type.treat}</Text>
    </div>
  );
}

/** So many are shown before one asks for more. */
const FEW = 4;

function Earlier({ customer, except }: { customer: Customer; except: string }) {
  const { t } = useTranslation('case');
  const complaints = customer.complaints.filter(({ reference }) => reference !== except);
  const promises = customer.promises.filter(({ reference }) => reference !== except);
  if (complaints.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('customer.first')}
      </Text>
    );
  return (
    <>
      <div>
        <Text size="sm" fw={600}>
          {t('customer.earlier', { count: customer.complaintCount - 1 })}
        </Text>
        <List size="sm" listStyleType="none" spacing={4}>
          {complaints.slice(0, FEW).map(({ reference, status, subject, category, receivedAt }) => (
            <List.Item key={reference}>
              <PageLink to="/complaints/$reference" params={{ reference }} size="sm">
                {subject ?? category ?? reference}
              </PageLink>{' '}
              <StatusBadge status={status} />{' '}
              <Text span size="xs" c="dimmed">
                <Moment at={receivedAt} show="day" />
              </Text>
            </List.Item>
          ))}
        </List>
      </div>
      {promises.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            {t('customer.earlierPromises')}
          </Text>
          <List size="sm" listStyleType="none" spacing={4}>
            {promises.slice(0, FEW).map((promise) => (
              <List.Item key={promise.id}>
                {promise.what} <PromiseState promise={promise} />
              </List.Item>
            ))}
          </List>
        </div>
      )}
    </>
  );
}
