import { Checkbox, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.ts';
import { useWriting } from './writing.tsx';

/** The customer knows a name, and what the policy allows. */
export function ResponsibilityPart() {
  const { t } = useTranslation('intake');
  const { me } = useSession();
  const { draft, change } = useWriting();
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('responsibility.say', { name: me.name })}
      </Text>
      <Checkbox
        label={t('responsibility.accepted')}
        checked={draft.acceptedAt !== null}
        onChange={(event) => change({ acceptedAt: event.currentTarget.checked ? new Date().toISOString() : null })}
      />
      <Checkbox
        label={t('responsibility.policy')}
        checked={draft.policyExplained}
        onChange={(event) => change({ policyExplained: event.currentTarget.checked })}
      />
      {draft.canMeet === 'no' && (
        <Checkbox
          label={t('responsibility.alternatives')}
          checked={draft.alternativesExplained}
          onChange={(event) => change({ alternativesExplained: event.currentTarget.checked })}
        />
      )}
    </>
  );
}
