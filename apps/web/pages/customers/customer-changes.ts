import type { components } from '../../api/schema';
import type { Customer } from './customer-query.ts';

type Body = components['schemas']['EditCustomerBody'];

/** What stands in the form: an empty text where nothing is known. */
export interface Typed {
  name: string;
  email: string;
  phone: string;
  language: string;
  timeZone: string;
  calendarId: string;
  contactFrom: string;
  contactTo: string;
  preferredChannel: NonNullable<Customer['preferredChannel']> | '';
  personality: NonNullable<Customer['personality']> | '';
  likes: string;
  doNotContact: boolean;
  importantDays: Customer['importantDays'];
}

export function typedOf(customer: Customer): Typed {
  return {
    name: customer.name,
    email: customer.email ?? '',
    phone: customer.phone ?? '',
    language: customer.language ?? '',
    timeZone: customer.timeZone ?? '',
    calendarId: customer.calendarId ?? '',
    contactFrom: customer.contactFrom ?? '',
    contactTo: customer.contactTo ?? '',
    preferredChannel: customer.preferredChannel ?? '',
    personality: customer.personality ?? '',
    likes: customer.likes ?? '',
    doNotContact: customer.doNotContact,
    importantDays: customer.importantDays,
  };
}

/** What differs, as the api takes it: an emptied text means that nothing is known any more. */
export function changesOf(before: Typed, typed: Typed): Body {
  const now = { ...typed, importantDays: typed.importantDays.filter(({ name, date }) => name !== '' || date !== '') };
  return Object.fromEntries(
    (Object.keys(now) as (keyof Typed)[])
      .filter((name) => JSON.stringify(now[name]) !== JSON.stringify(before[name]))
      // A name cannot be taken away: the api says so at the field.
      .map((name) => [name, now[name] === '' && name !== 'name' ? null : now[name]]),
  );
}
