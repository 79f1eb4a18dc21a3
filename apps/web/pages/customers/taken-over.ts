import type { Customer } from './customer-query.ts';

/** What the profile calls the facts that may be taken over. */
export type TakenFact =
  | 'phone'
  | 'email'
  | 'preferredChannel'
  | 'language'
  | 'timeZone'
  | 'contactHours'
  | 'calendar'
  | 'likes'
  | 'importantDays'
  | 'doNotContact';

/** What the customer who goes on takes over of the one who is merged: what was not known, further days, and that they want no mail. */
export function takenOver(from: Customer, into: Customer): TakenFact[] {
  const isNew = (
    name: 'phone' | 'email' | 'preferredChannel' | 'language' | 'timeZone' | 'contactFrom' | 'calendarId' | 'likes',
  ) => into[name] === null && from[name] !== null;
  const isThere = ({ name, date }: Customer['importantDays'][number]) =>
    into.importantDays.some((day) => day.name === name && day.date === date);
  const facts: Record<TakenFact, boolean> = {
    phone: isNew('phone'),
    email: isNew('email'),
    preferredChannel: isNew('preferredChannel'),
    language: isNew('language'),
    timeZone: isNew('timeZone'),
    contactHours: isNew('contactFrom'),
    calendar: isNew('calendarId'),
    likes: isNew('likes'),
    importantDays: !from.importantDays.every(isThere),
    doNotContact: from.doNotContact && !into.doNotContact,
  };
  return (Object.keys(facts) as TakenFact[]).filter((fact) => facts[fact]);
}
