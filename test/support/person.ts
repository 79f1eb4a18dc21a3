import type { Actor } from '#contracts/actor';
import type { Role } from '#contracts/permissions';
import { newId } from '#kernel/ids';

/** Somebody of this role who asks. Nobody of the books, unless a test writes them there. */
export const person = (role: Role, teamId: string | null = null): Actor => ({
  kind: 'agent',
  id: newId(),
  name: role,
  role,
  teamId,
  origin: 'test',
});
