import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Row } from '../queue-queries.ts';
import type { BulkKind } from './bulk-actions.ts';
import { BulkForm } from './bulk-form.tsx';
import { BulkProgress } from './bulk-progress.tsx';
import { useBulkRun } from './use-bulk-run.ts';

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
  const isRunning = run?.state === 'running';
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('bulk.title', { what: t(`bulk.${kind}`), count: rows.length })}
      closeOnClickOutside={run === null}
      // Whoever wants to leave in the middle stops it first, so that nothing goes on unseen.
      closeOnEscape={!isRunning}
      withCloseButton={!isRunning}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      {run ? (
        <BulkProgress run={run} rows={rows} onStop={stop} onClose={onClose} />
      ) : (
        <BulkForm kind={kind} rows={rows} onCancel={onClose} onChosen={(action) => void start(rows, action)} />
      )}
    </Modal>
  );
}
