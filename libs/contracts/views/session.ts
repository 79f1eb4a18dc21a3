import { ROLES, type Role } from '#contracts/permissions';
import { Choice, Id, Nested, Whole } from '#kernel/fields';
import { Text, Texts } from '#kernel/view-fields';
import { LANGUAGES, type Language } from '#kernel/language';

export class MeView {
  @Id() id: string;
  @Text() name: string;
  @Choice(ROLES) role: Role;
  @Id({ nullable: true }) teamId: string | null;
  @Choice(LANGUAGES) language: Language;
  @Text() timeZone: string;
  @Texts({ description: 'What this person may do' }) permissions: string[];
}

/** A sign-in. The refresh token travels in an HttpOnly cookie and is not shown. */
export class SessionView {
  @Text({ description: 'Send it as "Authorization: Bearer …"' }) accessToken: string;
  @Whole({ description: 'Seconds until it ends; refresh before' }) expiresIn: number;
  @Nested(MeView) agent: MeView;
}
