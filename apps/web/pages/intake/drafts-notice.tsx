import { Alert, Button, Group, Text } from '@mantine/core';
import { IconDeviceFloppy, IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { excerptOf } from '../../ui/excerpt.ts';
import { Moment } from '../../ui/moment.tsx';
import { isSent, type Draft } from './draft.ts';
import classes from './intake.module.css';
import type { OpenDraft } from './use-draft.ts';

/** What was not finished: says that it is back, and offers the others. */
export function DraftsNotice({ isRestored, draft, others, open, begin, discard }: OpenDraft) {
  const { t } = useTranslation('intake');
  if (!isRestored && others.length === 0) return null;
  return (
    <div className={classes.list}>
      {isRestored && (
        <Alert color="cyan" p="xs" mb="sm" role="status" icon={<IconHistory aria-hidden />}>
          <Group gap="xs" justify="space-between">
            <Text size="sm">
              {t('drafts.restored')} <Moment at={draft.savedAt} />
              {draft.submission.reference && ` · ${t('drafts.logged', { reference: draft.submission.reference })}`}
            </Text>
            <Group gap="xs">
              <Button size="compact-sm" variant="default" onClick={begin}>
                {t('drafts.begin')}
              </Button>
              <Discard draft={draft} onDiscard={() => discard(draft.id)} />
            </Group>
          </Group>
        </Alert>
      )}
      {others.length > 0 && (
        <Alert
          color="gray"
          p="xs"
          mb="sm"
          title={t('drafts.others', { count: others.length })}
          icon={<IconDeviceFloppy aria-hidden />}
        >
          <ul className={classes.list}>
            {others.map((one) => (
              <li key={one.id}>
                <Group gap="xs" justify="space-between">
                  <Text size="sm">
                    <b>{one.customer.name || t('drafts.nobody')}</b> · <Moment at={one.savedAt} />
                    {one.words && ` · ${excerptOf(one.words, 40)}`}
                  </Text>
                  <Group gap="xs">
                    <Button
                      size="compact-sm"
                      variant="light"
                      onClick={() => open(one)}
                      aria-label={`${t('drafts.continue')}: ${one.customer.name || t('drafts.nobody')}`}
                    >
                      {t('drafts.continue')}
                    </Button>
                    <Discard draft={one} onDiscard={() => discard(one.id)} />
                  </Group>
                </Group>
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}

export function Discard({ draft, onDiscard }: { draft: Draft; onDiscard: () => void }) {
  const { t } = useTranslation('intake');
  return (
    <ConfirmButton
      size="compact-sm"
      variant="subtle"
      color="red"
      question={t('drafts.discardQuestion')}
      explanation={isSent(draft) ? t('drafts.discardSent') : t('drafts.discardMeans')}
      yes={t('drafts.discard')}
      aria-label={`${t('drafts.discard')}: ${draft.customer.name || t('drafts.nobody')}`}
      onConfirm={async () => onDiscard()}
    >
      {t('drafts.discard')}
    </ConfirmButton>
  );
}
