import { Badge } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconArrowsJoin,
  IconCircleCheck,
  IconCircleDot,
  IconFlame,
  IconHourglass,
  IconLock,
  IconMinus,
  IconPlayerPause,
  IconSparkles,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema';

type Complaint = components['schemas']['ComplaintRow'];

const STATUS = {
  new: { color: 'grape', Icon: IconSparkles },
  open: { color: 'cyan', Icon: IconCircleDot },
  pending: { color: 'yellow', Icon: IconHourglass },
  'on-hold': { color: 'gray', Icon: IconPlayerPause },
  resolved: { color: 'green', Icon: IconCircleCheck },
  closed: { color: 'gray', Icon: IconLock },
  merged: { color: 'gray', Icon: IconArrowsJoin },
} as const;

/** The colour is in icon and ground; letters in it would be too pale to be read by everybody. */
export const READABLE = { label: { color: 'var(--mantine-color-text)' } } as const;

/** The status of a case, by word, colour and shape. */
export function StatusBadge({ status }: { status: Complaint['status'] }) {
  const { t } = useTranslation();
  const { color, Icon } = STATUS[status];
  return (
    <Badge
      color={color}
      variant="light"
      styles={READABLE}
      tt="none"
      fw={500}
      leftSection={<Icon size={13} aria-hidden />}
    >
      {t(`status.${status}`)}
    </Badge>
  );
}

const SEVERITY = {
  low: { color: 'gray', Icon: IconArrowDown },
  normal: { color: 'gray', Icon: IconMinus },
  high: { color: 'orange', Icon: IconArrowUp },
  critical: { color: 'red', Icon: IconFlame },
} as const;

/** The severity of a case, by word, colour and shape. */
export function SeverityBadge({ severity }: { severity: Complaint['severity'] }) {
  const { t } = useTranslation();
  const { color, Icon } = SEVERITY[severity];
  return (
    <Badge
      color={color}
      variant="outline"
      styles={READABLE}
      tt="none"
      fw={500}
      leftSection={<Icon size={13} aria-hidden />}
    >
      {t(`severity.${severity}`)}
    </Badge>
  );
}
