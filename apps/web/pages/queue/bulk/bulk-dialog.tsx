import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GuardedModal } from '../../../ui/guarded-modal.tsx';
import type { Row } from '../queue-queries.ts';
import type { BulkAction, BulkKind } from './bulk-actions.ts';
import { BulkForm } from './bulk-form.tsx';
import { BulkProgress } from './bulk-progress.tsx';
import { doneIn, useBulkRun } from './use-bulk-run.ts';

interface BulkDialogProps {
  kind: BulkKind;
  rows: readonly Row[];
  onClose: () => void;
  onChanged: (references: readonly string[]) => void;
}

/** Asks what is to be done to the selected complaints, does it, and tells how it went with each. */
export function BulkDialog({ kind, rows, onClose, onChanged }: BulkDialogProps) {
  const { t } = useTranslation('queue');
  const { t: common } = useTranslation();
  const { run, start, stop } = useBulkRun(onChanged);
  const [action, setAction] = useState<BulkAction | null>(null);
  const isRunning = run?.state === 'running';
  const begin = (chosen: BulkAction) => {
    setAction(chosen);
    void start(rows, chosen);
  };
  const again = () => {
    if (!run || !action) return;
    const done = doneIn(run);
    void start(rows.filter((row) => !done.some(({ reference }) => reference === row.reference)), action, done); // prettier-ignore
  };
  return (
    <GuardedModal
      opened
      onClose={onClose}
      guards={run === null}
      title={t('bulk.title', { what: t(`bulk.${kind}`), count: rows.length })}
      closeOnClickOutside={run === null}
      // Whoever wants to leave in the middle stops it first, so that nothing goes on unseen.
      closeOnEscape={!isRunning}
      withCloseButton={!isRunning}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      {run ? (
        <BulkProgress run={run} rows={rows} onStop={stop} onAgain={again} onClose={onClose} />
      ) : (
        <BulkForm kind={kind} rows={rows} onCancel={onClose} onChosen={begin} />
      )}
    </GuardedModal>
  );
}
