import { ROLES, type Role } from '#contracts/permissions';
import { Choice, Email, Flag, Id, Language as LanguageTag, Phone, Text, TimeZone } from '#kernel/fields';
import { LANGUAGES, type Language } from '#kernel/language';
import { PageQuery } from './page-query.ts';

export class SignInBody {
  @Text({ max: 254 }) email: string;
  @Text({ max: 1000 }) password: string;
}

export class CreateAgentBody {
  @Email() email: string;
  @Text({ max: 200 }) name: string;
  @Choice(ROLES) role: Role;
  @Text({ min: 12, max: 1000, description: 'At least 12 characters' }) password: string;
  @Id({ optional: true, nullable: true }) teamId?: string | null;
  @Choice(LANGUAGES, { optional: true }) language?: Language;
  @TimeZone({ optional: true, description: 'IANA time zone; UTC if left out' }) timeZone?: string;
}

export class EditAgentBody {
  @Text({ optional: true, max: 200 }) name?: string;
  @Choice(ROLES, { optional: true }) role?: Role;
  @Text({ optional: true, min: 12, max: 1000 }) password?: string;
  @Id({ optional: true, nullable: true }) teamId?: string | null;
  @Choice(LANGUAGES, { optional: true }) language?: Language;
  @TimeZone({ optional: true }) timeZone?: string;
  @Flag({ optional: true, description: 'false ends all sessions and forbids signing in' }) active?: boolean;
}

export class TeamBody {
  @Text({ max: 200 }) name: string;
  @Id({ optional: true, nullable: true, description: 'Its own business hours; those of the policy if left out' })
  calendarId?: string | null;
}

/** Facts to change; what is left out stays. */
export class EditCustomerBody {
  @Text({ optional: true, max: 200 }) name?: string;
  @Email({ optional: true, nullable: true }) email?: string | null;
  @Phone({ optional: true, nullable: true }) phone?: string | null;
  @LanguageTag({ optional: true, nullable: true }) language?: string | null;
  @TimeZone({ optional: true, nullable: true }) timeZone?: string | null;
  @Flag({ optional: true, description: 'No follow-ups and no automatic mail' }) doNotContact?: boolean;
}

export class FindCustomersQuery extends PageQuery {
  @Text({ optional: true, max: 200, description: 'Part of the name, e-mail or telephone; everybody if left out' })
  q?: string;
}

export class ListNotificationsQuery extends PageQuery {
  @Flag({ optional: true, description: 'Only those not read yet' }) unread?: boolean;
}
