import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { CustomerGiven } from '#contracts/bodies/log-complaint';

/** The customer as written down: the e-mail in lower case, the telephone in E.164 where it is an international number. */
export function givenCustomer({ name, email, phone }: CustomerGiven): {
  name: string;
  email: string | null;
  phone: string | null;
} {
  return { name, email: email?.toLowerCase() ?? null, phone: phone == null ? null : normalPhone(phone) };
}

/** A local number stays as digits: without its country it cannot be made international, and a wrong guess would join strangers. */
export function normalPhone(phone: string): string {
  return parsePhoneNumberFromString(phone)?.number ?? phone.replace(/[^\d+]/g, '');
}
