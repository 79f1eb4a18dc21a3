import { Select, type SelectProps } from '@mantine/core';
import { useCalendars } from '../../../api/settings-queries.ts';

/** One of the calendars; nothing chosen is null. */
export function CalendarSelect(props: Omit<SelectProps, 'data'>) {
  const calendars = useCalendars().data?.items ?? [];
  return <Select data={calendars.map(({ id, name }) => ({ value: id, label: name }))} {...props} />;
}
