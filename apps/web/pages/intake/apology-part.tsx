import { useTranslation } from 'react-i18next';
import { SayHints } from './say-hints.tsx';
import { useWriting, Words } from './writing.tsx';
import { Text } from '@mantine/core';
import { Moment } from '../../ui/moment.tsx';
import { useEffect } from 'react';

/** The apology in the words that were said, checked while it is written. */
export function ApologyPart() {
  const { t } = useTranslation('intake');
  const { draft, change } = useWriting();
  const isWritten = draft.apology.trim() !== '';
  useEffect(() => {
    if (isWritten !== (draft.apologyAt !== null)) change({ apologyAt: isWritten ? new Date().toISOString() : null });
  }, [isWritten, draft.apologyAt, change]);
  return (
    <>
      <Words name="apology" label={t('apology.label')} description={t('apology.how')} />
      {draft.apologyAt && (
        <Text size="xs" c="dimmed">
          {t('apology.at')} <Moment at={draft.apologyAt} show="time" />
        </Text>
      )}
      <SayHints text={draft.apology} language={draft.language} />
    </>
  );
}
