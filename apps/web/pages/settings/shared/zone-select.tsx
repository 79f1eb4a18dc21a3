import { Select, type SelectProps } from '@mantine/core';

/** Not every browser lists it. */
const ZONES = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

/** A time zone of the IANA list, found while typing. */
export function ZoneSelect(props: Omit<SelectProps, 'data'>) {
  return <Select data={ZONES} searchable limit={60} allowDeselect={false} required {...props} />;
}
