import { CHANNELS, type Channel } from '#contracts/complaint';
import { ROLES, type Role } from '#contracts/permissions';
import { CUSTOMER_TYPES, type CustomerType } from '#journey/evidence/objectivity';
import {
  Choice,
  Email,
  Flag,
  Id,
  Instant,
  Language as LanguageTag,
  ListOf,
  Matching,
  Phone,
  Text,
  TimeZone,
  Whole,
} from '#kernel/fields';
import { LANGUAGES, type Language } from '#kernel/language';
import { PageQuery } from './page-query.ts';

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;
const END_OF_DAY = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const CONTACT_HOURS =
  'From when rules may write or call, where the customer lives; null together with contactTo: 09:00 to 20:00';
const CASE_CAP = 'The most open cases that rules give to this person; null: what the policy says';
const DIGEST_AT = 'Local time at which the daily digest is written; null: no digest';

export class SignInBody {
  @Text({ max: 254 }) email: string;
  @Text({ max: 1000 }) password: string;
}

export class ChangePasswordBody {
  @Text({ max: 1000, description: 'The present password' }) current: string;
  @Text({ min: 12, max: 1000, description: 'The new one: at least 12 characters' }) password: string;
}

export class CreateAgentBody {
  @Email() email: string;
  @Text({ max: 200 }) name: string;
  @Choice(ROLES) role: Role;
  @Text({ min: 12, max: 1000, description: 'At least 12 characters' }) password: string;
  @Id({ optional: true, nullable: true }) teamId?: string | null;
  @Choice(LANGUAGES, { optional: true }) language?: Language;
  @TimeZone({ optional: true, description: 'IANA time zone; UTC if left out' }) timeZone?: string;
  @Id({ optional: true, nullable: true, description: 'When this person is on shift; null: as the team' })
  calendarId?: string | null;
  @Whole({ optional: true, nullable: true, min: 1, max: 1000, description: CASE_CAP }) caseCap?: number | null;
  @Matching(TIME_OF_DAY, 'a time of day, like 08:00', { optional: true, nullable: true, description: DIGEST_AT })
  digestAt?: string | null;
}

export class EditAgentBody {
  @Text({ optional: true, max: 200 }) name?: string;
  @Choice(ROLES, { optional: true }) role?: Role;
  @Text({ optional: true, min: 12, max: 1000 }) password?: string;
  @Id({ optional: true, nullable: true }) teamId?: string | null;
  @Choice(LANGUAGES, { optional: true }) language?: Language;
  @TimeZone({ optional: true }) timeZone?: string;
  @Id({ optional: true, nullable: true, description: 'When this person is on shift; null: as the team' })
  calendarId?: string | null;
  @Whole({ optional: true, nullable: true, min: 1, max: 1000, description: CASE_CAP }) caseCap?: number | null;
  @Matching(TIME_OF_DAY, 'a time of day, like 08:00', { optional: true, nullable: true, description: DIGEST_AT })
  digestAt?: string | null;
  @Flag({ optional: true, description: 'false ends all sessions and forbids signing in' }) active?: boolean;
}

export class TeamBody {
  @Text({ max: 200 }) name: string;
  @Id({ optional: true, nullable: true, description: 'Its own business hours; those of the policy if left out' })
  calendarId?: string | null;
}

/** Facts to change; what is left out stays. */
export class EditTeamBody {
  @Text({ optional: true, min: 1, max: 200 }) name?: string;
  @Id({ optional: true, nullable: true, description: 'Its own business hours; null: those of the policy' })
  calendarId?: string | null;
}

/** A day that matters to a customer, like a birthday. */
export class ImportantDayBody {
  @Text({ max: 200 }) name: string;
  @Matching(
    /^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
    'a day like 05-17 for every year, or 2026-05-17 for once',
    {
      example: '05-17',
    },
  )
  date: string;
}

/** Facts to change; what is left out stays. */
export class EditCustomerBody {
  @Text({ optional: true, max: 200 }) name?: string;
  @Email({ optional: true, nullable: true }) email?: string | null;
  @Phone({ optional: true, nullable: true }) phone?: string | null;
  @LanguageTag({ optional: true, nullable: true }) language?: string | null;
  @TimeZone({ optional: true, nullable: true }) timeZone?: string | null;
  @Flag({ optional: true, description: 'No follow-ups and no automatic mail' }) doNotContact?: boolean;
  @Id({ optional: true, nullable: true, description: 'Business hours agreed with them; null: as for everybody' })
  calendarId?: string | null;
  @Matching(TIME_OF_DAY, 'a time of day, like 09:00', { optional: true, nullable: true, description: CONTACT_HOURS })
  contactFrom?: string | null;
  @Matching(END_OF_DAY, 'a time of day, like 20:00 or 24:00', {
    optional: true,
    nullable: true,
    description: 'Until when; not later than `contactFrom`: over midnight',
  })
  contactTo?: string | null;
  @ListOf(ImportantDayBody, { optional: true, maxItems: 50, description: 'Replaces all of them' })
  importantDays?: ImportantDayBody[];
  @Choice(CHANNELS, { optional: true, nullable: true, description: 'How they like to be spoken to' })
  preferredChannel?: Channel | null;
  @Text({ optional: true, nullable: true, max: 2000, description: 'What they use and like' }) likes?: string | null;
  @Choice(CUSTOMER_TYPES, {
    optional: true,
    nullable: true,
    description: 'Type of character; null: not known for good',
  })
  personality?: CustomerType | null;
}

export class MergeCustomersBody {
  @Id({ description: 'The customer who goes on' }) into: string;
}

export class FindCustomersQuery extends PageQuery {
  @Text({ optional: true, max: 200, description: 'Part of the name, e-mail or telephone; everybody if left out' })
  q?: string;
}

export class ListNotificationsQuery extends PageQuery {
  @Flag({ optional: true, description: 'Only those not read yet' }) unread?: boolean;
}

export class ReadNotificationsBody {
  @Instant({ description: 'When the latest came that one has seen; what came after it stays unread' }) until: Date;
}
