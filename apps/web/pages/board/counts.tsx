import { Badge, Group } from '@mantine/core';
import {
  IconAlertTriangleFilled,
  IconFolderOpen,
  IconHeartBroken,
  IconHourglassLow,
  IconTargetArrow,
  IconUserQuestion,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BREACHED, DUE_SOON, OPEN, OWNERLESS, PROMISES } from './queue-links.ts';

/** Each count with a word, a colour and a shape of its own, and the filters that show its cases. */
const LOOKS = {
  breached: { color: 'red', variant: 'filled', Icon: IconAlertTriangleFilled, filters: BREACHED },
  atRisk: { color: 'orange', variant: 'light', Icon: IconHourglassLow, filters: DUE_SOON },
  promisesBroken: { color: 'red', variant: 'outline', Icon: IconHeartBroken, filters: PROMISES },
  promisesToday: { color: 'cyan', variant: 'outline', Icon: IconTargetArrow, filters: PROMISES },
  ownerless: { color: 'orange', variant: 'outline', Icon: IconUserQuestion, filters: OWNERLESS },
  open: { color: 'gray', variant: 'light', Icon: IconFolderOpen, filters: OPEN },
} as const;
type Count = keyof typeof LOOKS;
const COUNTS = Object.keys(LOOKS) as Count[];

interface CountsProps {
  of: Partial<Record<Count, number>>;
  /** Narrows the filters to whose counts these are. */
  narrow: (filters: Record<string, unknown>) => Record<string, unknown>;
}

/** What waits at a team or a person; a zero says nothing and is left out, but for the open ones. */
export function Counts({ of, narrow }: CountsProps) {
  const { t } = useTranslation('board');
  return (
    <Group gap={6}>
      {COUNTS.filter((name) => (of[name] ?? 0) > 0 || (name === 'open' && of.open !== undefined)).map((name) => {
        const { color, variant, Icon, filters } = LOOKS[name];
        const look = { color, variant, tt: 'none', fw: 500, leftSection: <Icon size={13} aria-hidden /> } as const;
        const words = t(`count.${name}`, { count: of[name] ?? 0 });
        return (
          <Badge
            key={name}
            {...look}
            component={Link}
            to="/queue"
            search={narrow(filters) as never}
            style={{ cursor: 'pointer' }}
          >
            {words}
          </Badge>
        );
      })}
    </Group>
  );
}
