import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BoardCase } from './board-query.ts';
import type { Begin } from './task.ts';

/** Begins giving the case to somebody else, or to somebody at all. */
export function HandOverButton({ of, begin }: { of: BoardCase; begin: Begin }) {
  const { t } = useTranslation('board');
  const words = of.owner ? t('case.handOver') : t('ownerless.assign');
  return (
    <Button
      size="compact-md"
      fz="sm"
      variant="default"
      aria-label={`${words} ${of.reference}`}
      onClick={() => begin({ kind: 'hand-over', of })}
    >
      {words}
    </Button>
  );
}
