import { Accordion, Badge, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { escalationsQuery, followUpsQuery, remindersQuery, watchersQuery, type Complaint } from '../case-data.ts';
import { usePrinting } from '../../../ui/printing.ts';
import { ClockList } from '../clocks/clock-list.tsx';
import { CustomerGlance } from '../customer/customer-glance.tsx';
import { PromiseList } from '../promises/promise-list.tsx';
import { CustomFields, useFieldsOf } from './custom-fields.tsx';
import { Details } from './details.tsx';
import { Escalations } from './escalations.tsx';
import { FollowUps } from './follow-ups.tsx';
import { Links } from './links.tsx';
import { PrivateLinks } from './private-links.tsx';
import { Reminders } from './reminders.tsx';
import { Watchers } from './watchers.tsx';

/** What belongs on paper, those with a count only where there is something; the rest is for the screen. */
const PRINTED: readonly PanelName[] = ['clocks', 'promises', 'customer', 'fields', 'details'];
const PRINTED_IF_ANY: readonly PanelName[] = ['escalations', 'followUps', 'links'];

/** What one wants to know of a case at a glance, and more below. */
export function FactsColumn({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation('case');
  const { reference } = complaint;
  const isPrinting = usePrinting();
  const [opened, setOpened] = useState<string[]>(['clocks', 'promises', 'customer', 'fields']);
  const { data: escalations } = useQuery(escalationsQuery(reference));
  const { data: followUps } = useQuery(followUpsQuery(reference));
  const { data: reminders } = useQuery(remindersQuery(reference));
  const { data: watchers } = useQuery(watchersQuery(reference));
  const { defined, others } = useFieldsOf(complaint);
  const waiting = escalations?.items.filter(({ state }) => state === 'waiting').length ?? 0;
  const panels: { name: PanelName; count?: number; alarm?: boolean; inside: ReactNode }[] = [
    {
      name: 'clocks',
      count: complaint.clocks.filter(({ open }) => open).length,
      inside: <ClockList complaint={complaint} />,
    },
    {
      name: 'promises',
      count: complaint.promises.filter(({ state }) => state === 'open').length,
      inside: <PromiseList complaint={complaint} />,
    },
    { name: 'customer', inside: <CustomerGlance complaint={complaint} /> },
    ...(defined.length + others.length > 0
      ? [{ name: 'fields' as const, inside: <CustomFields complaint={complaint} /> }]
      : []),
    {
      name: 'escalations',
      count: waiting || escalations?.items.length,
      alarm: waiting > 0,
      inside: <Escalations reference={reference} />,
    },
    { name: 'followUps', count: followUps?.items.length, inside: <FollowUps reference={reference} /> },
    {
      name: 'reminders',
      count: reminders?.filter(({ state }) => state === 'planned').length,
      inside: <Reminders reference={reference} />,
    },
    { name: 'watchers', count: watchers?.items.length, inside: <Watchers reference={reference} /> },
    { name: 'links', count: complaint.links.length, inside: <Links complaint={complaint} /> },
    { name: 'privateLinks', inside: <PrivateLinks complaint={complaint} /> },
    { name: 'details', inside: <Details complaint={complaint} /> },
  ];
  const printed = panels
    .filter(({ name, count }) => PRINTED.includes(name) || (PRINTED_IF_ANY.includes(name) && count))
    .map(({ name }) => name);
  return (
    <Accordion
      multiple
      keepMounted={false}
      order={2}
      variant="separated"
      value={isPrinting ? printed : opened}
      onChange={setOpened}
      transitionDuration={isPrinting ? 0 : undefined}
      styles={{
        label: { paddingBlock: 8, fontWeight: 600 },
        control: { paddingInline: 12 },
        content: { paddingInline: 12 },
      }}
    >
      {panels.map(({ name, count, alarm, inside }) => (
        <Accordion.Item key={name} value={name}>
          <Accordion.Control>
            <Group gap={6}>
              {t(`panel.${name}`)}
              {count ? (
                <Badge
                  size="sm"
                  variant={alarm ? 'filled' : 'default'}
                  color={alarm ? 'red' : undefined}
                  circle={count < 10}
                >
                  {count}
                </Badge>
              ) : null}
            </Group>
          </Accordion.Control>
          <Accordion.Panel>{inside}</Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

type PanelName =
  | 'clocks'
  | 'promises'
  | 'customer'
  | 'fields'
  | 'escalations'
  | 'followUps'
  | 'reminders'
  | 'watchers'
  | 'links'
  | 'privateLinks'
  | 'details';
