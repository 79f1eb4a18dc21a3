import {
  IconBell,
  IconChartBar,
  IconClockCog,
  IconInbox,
  IconLayoutDashboard,
  IconMessagePlus,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession, type Permission } from '../session/session.ts';

/** The pages of the main navigation, in its order, and the permission without which one is not shown. */
export const PAGES = [
  { to: '/queue', name: 'queue', permission: 'complaint.read', Icon: IconInbox },
  { to: '/new', name: 'new', permission: 'complaint.log', Icon: IconMessagePlus },
  { to: '/customers', name: 'customers', permission: 'customer.read', Icon: IconUsers },
  { to: '/board', name: 'board', permission: 'board.read', Icon: IconLayoutDashboard },
  { to: '/reports', name: 'reports', permission: 'report.read', Icon: IconChartBar },
  { to: '/settings', name: 'settings', permission: 'policy.read', Icon: IconSettings },
  { to: '/timers', name: 'timers', permission: 'timer.read', Icon: IconClockCog },
  { to: '/notifications', name: 'notifications', permission: 'self', Icon: IconBell },
] as const satisfies readonly { to: string; name: string; permission: Permission; Icon: unknown }[];

/** The second key after `g`, by page. */
const LETTERS: Record<(typeof PAGES)[number]['name'], string> = {
  queue: 'q',
  new: 'n',
  customers: 'c',
  board: 'b',
  reports: 'r',
  settings: 's',
  timers: 't',
  notifications: 'i',
};

/** The pages that this person may open, with their names and keys. */
export function usePages() {
  const { t } = useTranslation();
  const { can } = useSession();
  return PAGES.filter(({ permission }) => can(permission)).map((page) => ({
    ...page,
    label: t(`page.${page.name}`),
    keys: `g ${LETTERS[page.name]}`,
  }));
}
