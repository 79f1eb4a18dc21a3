import { Badge } from '@mantine/core';
import { IconAlertTriangleFilled, IconCircleCheck, IconCircleDashed, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PromiseMade } from '../case-data.ts';

const LOOKS = {
  open: { color: 'cyan', Icon: IconClock, variant: 'light' },
  kept: { color: 'green', Icon: IconCircleCheck, variant: 'light' },
  withdrawn: { color: 'gray', Icon: IconCircleDashed, variant: 'outline' },
  broken: { color: 'red', Icon: IconAlertTriangleFilled, variant: 'filled' },
  keptLate: { color: 'orange', Icon: IconAlertTriangleFilled, variant: 'light' },
} as const;

/** What became of a promise, by word, colour and shape. A broken one stays broken, also when it is kept later. */
export function PromiseState({ promise: { state, broken } }: { promise: Pick<PromiseMade, 'state' | 'broken'> }) {
  const { t } = useTranslation('case');
  const look = !broken ? state : state === 'kept' ? 'keptLate' : 'broken';
  const { color, Icon, variant } = LOOKS[look];
  return (
    <Badge color={color} variant={variant} tt="none" fw={500} radius="sm" leftSection={<Icon size={13} aria-hidden />}>
      {t(`promise.state.${look}`)}
    </Badge>
  );
}
