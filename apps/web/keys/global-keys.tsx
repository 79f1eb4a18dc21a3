import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.ts';
import { usePages } from '../shell/pages.ts';
import { closeOverlay, openHelp, openPalette, useOverlay } from './overlay.ts';
import { useShortcut } from './shortcuts.ts';

const CommandPalette = lazy(async () => ({ default: (await import('./command-palette.tsx')).CommandPalette }));
const ShortcutHelp = lazy(async () => ({ default: (await import('./shortcut-help.tsx')).ShortcutHelp }));

/** The keys that work on every page, the palette and the help. */
export function GlobalKeys() {
  const { t } = useTranslation('live');
  const { can } = useSession();
  const navigate = useNavigate();
  const overlay = useOverlay();
  useShortcut('mod+k', t('keys.palette'), openPalette, true, true);
  useShortcut('/', t('keys.search'), openPalette, true, true);
  useShortcut('s', t('keys.search'), openPalette, true, true);
  useShortcut('n', t('keys.new'), () => void navigate({ to: '/new' }), can('complaint.log'), true);
  useShortcut('?', t('keys.help'), openHelp, true, true);
  return (
    <>
      {usePages().map((page) => (
        <GoTo key={page.to} {...page} />
      ))}
      <Suspense>
        {overlay === 'palette' && <CommandPalette onClosed={closeOverlay} />}
        {overlay === 'help' && <ShortcutHelp isOpen onClose={closeOverlay} />}
      </Suspense>
    </>
  );
}

function GoTo({ to, label, keys }: ReturnType<typeof usePages>[number]) {
  const { t } = useTranslation('live');
  const navigate = useNavigate();
  useShortcut(keys, t('keys.go', { page: label }), () => void navigate({ to }), true, true);
  return null;
}
