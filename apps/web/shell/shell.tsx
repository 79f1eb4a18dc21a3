import { AppShell, Burger, Group, NavLink, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { MeContext, useSignedIn } from '../session/session.ts';
import { Waiting } from '../ui/states.tsx';
import { AccountMenu } from './account-menu.tsx';
import { PAGES } from './pages.ts';

/** What stands around every page: where one may go, and who one is. */
export function Shell() {
  const { t } = useTranslation();
  const me = useSignedIn();
  const { href, pathname } = useLocation();
  const [isOpen, nav] = useDisclosure();
  // On the way to the sign-in the address is its own already: going there anew would never end.
  if (!me) return pathname === '/sign-in' ? null : <Navigate to="/sign-in" search={{ to: href }} replace />;
  return (
    <MeContext.Provider value={me}>
      <a href="#content" className="skip-link">
        {t('skipToContent')}
      </a>
      <AppShell
        header={{ height: 52 }}
        navbar={{ width: 200, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
        padding="md"
      >
        <AppShell.Header>
          <Group h="100%" px="md" justify="space-between" wrap="nowrap">
            <Group gap="xs" wrap="nowrap">
              <Burger opened={isOpen} onClick={nav.toggle} hiddenFrom="sm" size="sm" aria-label={t('nav')} />
              <img src="/assets/amends.svg" width={26} height={26} alt="" />
              <Text fw={700}>{t('product')}</Text>
            </Group>
            <AccountMenu />
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="xs" aria-label={t('nav')}>
          {PAGES.filter(({ permission }) => me.permissions.includes(permission)).map(({ to, name, Icon }) => (
            <NavLink
              key={to}
              component={Link}
              to={to}
              label={t(`page.${name}`)}
              leftSection={<Icon size={18} aria-hidden />}
              active={pathname.startsWith(to)}
              aria-current={pathname.startsWith(to) ? 'page' : undefined}
              onClick={nav.close}
            />
          ))}
        </AppShell.Navbar>
        <AppShell.Main id="content" tabIndex={-1}>
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </AppShell.Main>
      </AppShell>
    </MeContext.Provider>
  );
}
