import { useContext } from 'react';
import { MeContext } from '../session/session.ts';

/** The zone to write instants in: the signed-in person's, else the device's. */
export function useZone(): string {
  return useContext(MeContext)?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
