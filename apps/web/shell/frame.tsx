import { ActionIcon, AppShell, Burger, Button, Group, NavLink, Text, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { GlobalKeys } from '../keys/global-keys.tsx';
import { openPalette } from '../keys/overlay.ts';
import { ShortcutKeys } from '../keys/shortcut-keys.tsx';
import { ConnectionBanner } from '../live/connection-banner.tsx';
import { Bell } from '../notifications/bell.tsx';
import { Waiting } from '../ui/states.tsx';
import { AccountMenu } from './account-menu.tsx';
import { usePages } from './pages.ts';
import { useTabTitle } from './tab-title.ts';

/** Where one may go, what waits for one, who one is, and whether the connection stands. */
export function Frame() {
  const { t } = useTranslation();
  const [isOpen, nav] = useDisclosure();
  useTabTitle();
  return (
    <>
      <a href="#content" className="skip-link">
        {t('skipToContent')}
      </a>
      <AppShell
        header={{ height: 52 }}
        navbar={{ width: 180, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
        padding="md"
      >
        <AppShell.Header className="no-print">
          <Group h="100%" px="md" gap="xs" justify="space-between" wrap="nowrap">
            <Group gap="xs" wrap="nowrap">
              <Burger
                opened={isOpen}
                onClick={nav.toggle}
                hiddenFrom="sm"
                size="sm"
                aria-label={t('nav')}
                aria-expanded={isOpen}
              />
              <img src="/assets/amends.svg" width={26} height={26} alt="" />
              <Text fw={700}>{t('product')}</Text>
            </Group>
            <Group gap="xs" wrap="nowrap">
              <PaletteButton />
              <Bell />
              <AccountMenu />
            </Group>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="xs" aria-label={t('nav')} className="no-print">
          <Navigation onGo={nav.close} />
        </AppShell.Navbar>
        <AppShell.Main id="content" tabIndex={-1}>
          <ConnectionBanner />
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </AppShell.Main>
      </AppShell>
      <GlobalKeys />
      <PageAnnouncer />
    </>
  );
}

function Navigation({ onGo }: { onGo: () => void }) {
  const { pathname } = useLocation();
  return usePages().map(({ to, label, Icon }) => (
    <NavLink
      key={to}
      component={Link}
      to={to}
      label={label}
      leftSection={<Icon size={18} aria-hidden />}
      active={pathname.startsWith(to)}
      aria-current={pathname.startsWith(to) ? 'page' : undefined}
      onClick={onGo}
    />
  ));
}

function PaletteButton() {
  const { t } = useTranslation('live');
  return (
    <>
      <Button
        visibleFrom="sm"
        variant="default"
        size="compact-md"
        fz="sm"
        fw={400}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={<ShortcutKeys keys="mod+k" />}
        onClick={openPalette}
      >
        {t('keys.palette')}
      </Button>
      <ActionIcon
        hiddenFrom="sm"
        variant="subtle"
        color="gray"
        size="lg"
        onClick={openPalette}
        aria-label={t('keys.palette')}
      >
        <IconSearch size={20} aria-hidden />
      </ActionIcon>
    </>
  );
}

/** Tells screen readers that another page is there, which a reload would. */
function PageAnnouncer() {
  const { pathname } = useLocation();
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The page's own title is there a moment later.
    const timer = setTimeout(() => {
      if (said.current) said.current.textContent = document.title;
    }, 300);
    return () => clearTimeout(timer);
  }, [pathname]);
  return (
    <VisuallyHidden>
      <div ref={said} role="status" />
    </VisuallyHidden>
  );
}
