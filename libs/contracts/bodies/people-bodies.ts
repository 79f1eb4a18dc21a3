import { ROLES, type Role } from '#contracts/permissions';
import { Choice, Email, Flag, Id, Text } from '#kernel/fields';
import { LANGUAGES, type Language } from '#kernel/language';

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
  @Text({ optional: true, max: 60, description: 'IANA time zone; UTC if left out' }) timeZone?: string;
}

export class EditAgentBody {
  @Text({ optional: true, max: 200 }) name?: string;
  @Choice(ROLES, { optional: true }) role?: Role;
  @Text({ optional: true, min: 12, max: 1000 }) password?: string;
  @Id({ optional: true, nullable: true }) teamId?: string | null;
  @Choice(LANGUAGES, { optional: true }) language?: Language;
  @Text({ optional: true, max: 60 }) timeZone?: string;
  @Flag({ optional: true, description: 'false ends all sessions and forbids signing in' }) active?: boolean;
}

export class TeamBody {
  @Text({ max: 200 }) name: string;
}

export class EditCustomerBody {
  @Text({ optional: true, max: 200 }) name?: string;
  @Email({ optional: true, nullable: true }) email?: string | null;
  @Text({ optional: true, nullable: true, max: 31 }) phone?: string | null;
  @Text({ optional: true, nullable: true, max: 35 }) language?: string | null;
  @Text({ optional: true, nullable: true, max: 60 }) timeZone?: string | null;
  @Flag({ optional: true }) doNotContact?: boolean;
}

export class FindCustomersQuery {
  @Text({ max: 200, description: 'Part of the name, e-mail or telephone' }) q: string;
}
