import { grants, type Permission, type Role } from './permissions.ts';
import type { ActorKind } from './events.ts';
import { Refusal } from '#kernel/refusal';

/** On whose behalf something is done. */
export interface Actor {
  kind: ActorKind;
  id: string | null;
  name: string | null;
  role: Role | null;
  teamId: string | null;
  /** For a customer behind a private link: the one complaint that the link opens. */
  caseId?: string;
  /** The request or job, for the history and the logs. */
  origin: string | null;
}

/** A rule acts, not a person. */
export function systemActor(origin: string | null): Actor {
  return { kind: 'system', id: null, name: null, role: null, teamId: null, origin };
}

/** The customer, through a public channel. @param caseId the complaint that the private link opens; none for the form */
export function customerActor(origin: string | null, caseId?: string): Actor {
  return { kind: 'customer', id: null, name: null, role: null, teamId: null, origin, ...(caseId && { caseId }) };
}

/** Whether the actor may; rules and imports may everything, because what runs them was granted already. */
export function may(actor: Actor, permission: Permission): boolean {
  return actor.role === null ? actor.kind === 'system' || actor.kind === 'import' : grants(actor.role, permission);
}

/** @throws Refusal forbidden when the actor may not */
export function mustBeGranted(actor: Actor, permission: Permission, toDo: string): void {
  if (!may(actor, permission)) {
    throw new Refusal(
      'forbidden',
      'not-granted',
      `${toDo} needs the permission ${permission}, which your role does not have.`,
      [],
      { permission },
    );
  }
}
