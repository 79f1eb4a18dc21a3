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
import type { Permission } from '../session/session.ts';

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
