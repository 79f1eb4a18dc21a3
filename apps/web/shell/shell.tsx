import { Navigate, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useLive } from '../live/use-live.ts';
import { sendLeftBehind } from '../pages/case/conversation/left-behind.ts';
import { MeContext, useSignedIn } from '../session/session.ts';
import { Frame } from './frame.tsx';

/** What stands around every page behind the sign-in. */
export function Shell() {
  const me = useSignedIn();
  const { href, pathname } = useLocation();
  useLive(me?.id);
  useEffect(() => {
    if (me) void sendLeftBehind(me.id);
  }, [me?.id]);
  // On the way to the sign-in the address is its own already: going there anew would never end.
  if (!me) return pathname === '/sign-in' ? null : <Navigate to="/sign-in" search={{ to: href }} replace />;
  return (
    <MeContext.Provider value={me}>
      <Frame />
    </MeContext.Provider>
  );
}
