import { Group, Text } from '@mantine/core';
import { IconGift } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useZone } from '../../ui/zone.ts';
import type { Customer } from './customer-query.ts';
import { daysToCome, writeDay } from './important-days.ts';

/** Days ahead on which one has something nice to say. */
const SOON = 14;

/** Birthdays and other days that come soon. */
export function DaysToCome({ days, timeZone }: { days: Customer['importantDays']; timeZone: string | null }) {
  const { t, i18n } = useTranslation('customers');
  const zone = useZone();
  return daysToCome(days, new Date(), timeZone ?? zone, SOON).map(({ name, next }) => (
    <Group key={`${name} ${next}`} gap={6} mt={4} wrap="nowrap">
      <IconGift size={16} aria-hidden />
      <Text size="sm">{t('days.soon', { name, day: writeDay(next, i18n.language) })}</Text>
    </Group>
  ));
}
