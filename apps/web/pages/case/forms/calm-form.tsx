import { Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../session/session.ts';
import type { EvidenceOf, FormProps } from './evidence.ts';
import { Happened, Words } from './parts.tsx';
import { SayCheck } from './say-check.tsx';

type Apology = NonNullable<EvidenceOf['calm']['apology']>;

/** Step 6: the apology, in which words, by whom and when; the words are checked. */
export function CalmForm({ value, set, error, reference }: FormProps<'calm'>) {
  const { t } = useTranslation('steps');
  const { me } = useSession();
  const apology = value.apology ?? {};
  const change = (patch: Partial<Apology>) => set({ apology: { by: me.name, ...apology, ...patch } });
  return (
    <Stack>
      <Words
        label={t('calm.words')}
        description={t('calm.wordsHow')}
        required
        minRows={3}
        value={apology.words}
        onChange={(words) => change({ words })}
        error={error('apology.words')}
      />
      <SayCheck text={apology.words} reference={reference} />
      <TextInput
        label={t('calm.by')}
        withAsterisk
        aria-required
        // Mostly whoever writes it down; kept with the first word about the apology.
        value={value.apology ? (apology.by ?? '') : me.name}
        onChange={(event) => change({ by: event.currentTarget.value })}
        error={error('apology.by')}
      />
      <Happened
        label={t('calm.at')}
        required
        value={apology.at}
        onChange={(at) => change({ at })}
        error={error('apology.at')}
      />
    </Stack>
  );
}
