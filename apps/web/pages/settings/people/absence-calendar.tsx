import { ScrollArea, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../api/schema';
import { addDays, instantOf } from '../../../ui/local-time.ts';
import { useZone } from '../../../ui/zone.ts';
import styles from './absence-calendar.module.css';
import type { Absence } from './absence.ts';

interface AbsenceCalendarProps {
  people: readonly components['schemas']['AgentView'][];
  days: readonly string[];
  absences: readonly Absence[];
  month: string;
}

/** A month of absences: a row for each person, a column for each day. */
export function AbsenceCalendar({ people, days, absences, month }: AbsenceCalendarProps) {
  const { t, i18n } = useTranslation('settings');
  const zone = useZone();
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'narrow', timeZone: 'UTC' });
  const dayOf = (day: string) => new Date(`${day}T12:00Z`);
  const isAway = (person: string, day: string): boolean => {
    const [from, to] = [instantOf(day, zone).getTime(), instantOf(addDays(day, 1), zone).getTime()];
    return absences.some(
      (one) => one.agent.id === person && Date.parse(one.from) < to && (one.to === null || Date.parse(one.to) > from),
    );
  };
  return (
    <ScrollArea viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': t('absences.calendar', { month }) }}>
      <Table
        withTableBorder
        withColumnBorders
        className={styles.calendar}
        aria-label={t('absences.calendar', { month })}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('absences.who')}</Table.Th>
            {days.map((day) => (
              <Table.Th key={day} scope="col" data-rest={[0, 6].includes(dayOf(day).getUTCDay()) || undefined}>
                {weekday.format(dayOf(day))}
                <br />
                {Number(day.slice(8))}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map(({ id, name }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row">{name}</Table.Th>
              {days.map((day) =>
                isAway(id, day) ? (
                  <Table.Td key={day} className={styles.away}>
                    <abbr title={t('absences.away')}>{t('absences.awayShort')}</abbr>
                  </Table.Td>
                ) : (
                  <Table.Td key={day} data-rest={[0, 6].includes(dayOf(day).getUTCDay()) || undefined} />
                ),
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
