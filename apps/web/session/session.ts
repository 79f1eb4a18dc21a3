import { createContext, useContext, useSyncExternalStore } from 'react';
import type { components } from '../api/schema';
import { currentSession, onSession, type Me } from './tokens.ts';

/** What can be granted; the api says who may what. */
export type Permission = components['schemas']['MeView']['permissions'][number];

/** Whoever is signed in; null: nobody. */
export function useSignedIn(): Me | null {
  return useSyncExternalStore(onSession, () => currentSession()?.agent ?? null);
}

export const MeContext = createContext<Me | null>(null);

/** The signed-in person, on every page behind the sign-in, and what that person may do. */
export function useSession(): { me: Me; can: (permission: Permission) => boolean } {
  const me = useContext(MeContext);
  if (!me) throw new Error('useSession belongs behind the sign-in');
  return { me, can: (permission) => me.permissions.includes(permission) };
}
