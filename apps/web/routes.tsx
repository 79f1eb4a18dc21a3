import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { readSearch } from './pages/queue/queue-search.ts';
import { currentSession } from './session/tokens.ts';
import { Broken, Missing } from './shell/broken.tsx';
import { part } from './shell/not-loaded.ts';
import { onlyRead } from './shell/only-read.ts';
import { Shell } from './shell/shell.tsx';
import { Waiting } from './ui/states.tsx';

/*
 * The table of all pages. Each is loaded when it is opened, so that the queue does not carry the reports. The api answers
 * these addresses too: see apps/api/http/serve-console.ts.
 */

const root = createRootRouteWithContext<{ queries: QueryClient }>()({});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: onlyRead(({ to }): { to?: string } =>
    // Only an address of our own: a foreign one would lead people away right after the sign-in.
    typeof to === 'string' && /^\/(?![/\\])/.test(to) ? { to } : {},
  ),
  component: lazyRouteComponent(
    part(() => import('./session/sign-in-page.tsx')),
    'SignInPage',
  ),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: ({ location }) => {
    if (!currentSession()) throw redirect({ to: '/sign-in', search: { to: location.href }, replace: true });
  },
});

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/queue', replace: true });
  },
});

/** The filters of the queue are its search parameters; the page reads them. */
const queue = createRoute({
  getParentRoute: () => inside,
  path: '/queue',
  validateSearch: onlyRead(readSearch),
  component: lazyRouteComponent(
    part(() => import('./pages/queue/queue-page.tsx')),
    'QueuePage',
  ),
});

const complaint = createRoute({
  getParentRoute: () => inside,
  path: '/complaints/$reference',
  validateSearch: onlyRead(({ step, tab }): { step?: string; tab?: string } => ({
    ...(typeof step === 'string' && { step }),
    ...(typeof tab === 'string' && { tab }),
  })),
  component: lazyRouteComponent(
    part(() => import('./pages/case/case-page.tsx')),
    'CasePage',
  ),
});

const newComplaint = createRoute({
  getParentRoute: () => inside,
  path: '/new',
  component: lazyRouteComponent(
    part(() => import('./pages/intake/intake-page.tsx')),
    'IntakePage',
  ),
});

const customers = createRoute({
  getParentRoute: () => inside,
  path: '/customers',
  component: lazyRouteComponent(
    part(() => import('./pages/customers/customers-page.tsx')),
    'CustomersPage',
  ),
});

const customer = createRoute({
  getParentRoute: () => inside,
  path: '/customers/$id',
  component: lazyRouteComponent(
    part(() => import('./pages/customers/customer-page.tsx')),
    'CustomerPage',
  ),
});

const board = createRoute({
  getParentRoute: () => inside,
  path: '/board',
  component: lazyRouteComponent(
    part(() => import('./pages/board/board-page.tsx')),
    'BoardPage',
  ),
});

const reports = createRoute({
  getParentRoute: () => inside,
  path: '/reports',
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(
    part(() => import('./pages/reports/reports-page.tsx')),
    'ReportsPage',
  ),
});

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: lazyRouteComponent(
    part(() => import('./pages/settings/settings-page.tsx')),
    'SettingsPage',
  ),
});

const settingsTopic = createRoute({
  getParentRoute: () => inside,
  path: '/settings/$topic',
  component: lazyRouteComponent(
    part(() => import('./pages/settings/settings-page.tsx')),
    'SettingsPage',
  ),
});

const timers = createRoute({
  getParentRoute: () => inside,
  path: '/timers',
  component: lazyRouteComponent(
    part(() => import('./pages/timers/timers-page.tsx')),
    'TimersPage',
  ),
});

const notifications = createRoute({
  getParentRoute: () => inside,
  path: '/notifications',
  component: lazyRouteComponent(
    part(() => import('./pages/notifications/notifications-page.tsx')),
    'NotificationsPage',
  ),
});

const tree = root.addChildren([
  signIn,
  inside.addChildren([
    home,
    queue,
    complaint,
    newComplaint,
    customers,
    customer,
    board,
    reports,
    settings,
    settingsTopic,
    timers,
    notifications,
  ]),
]);

export function openRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    defaultPreload: 'intent',
    defaultPendingComponent: Waiting,
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: Missing,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof openRouter>;
  }
}
