import { Button, Fieldset, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconLifebuoy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../ui/moment.tsx';
import { usePeopleGuidance } from '../case-data.ts';
import { EMOTIONS } from './choices.ts';
import type { EvidenceOf, FormProps } from './evidence.ts';
import { Happened, Rows, Words } from './parts.tsx';

type Relief = NonNullable<EvidenceOf['objectivity']['relief']>;

/** Step 5: the customer's emotion over time, the type of customer and how to treat it, relief for the agent. */
export function ObjectivityForm({ value, set, error }: FormProps<'objectivity'>) {
  const { t } = useTranslation('steps');
  const { data: people } = usePeopleGuidance();
  const relief = value.relief;
  const relieve = (change: Partial<Relief>) => relief && set({ relief: { ...relief, ...change } });
  return (
    <Stack>
      <Rows
        legend={t('objectivity.emotions')}
        name={(number) => t('objectivity.emotionNumber', { number })}
        rows={value.emotions ?? []}
        blank={() => ({ at: new Date().toISOString(), emotion: 'annoyed' as const })}
        addLabel={t('objectivity.addEmotion')}
        required
        onChange={(emotions) => set({ emotions })}
        error={error('emotions')}
      >
        {(row, change, index) => (
          <>
            <Text size="xs" c="dimmed">
              <Moment at={row.at} />
            </Text>
            <Select
              label={t('objectivity.emotion')}
              data={EMOTIONS.map((emotion) => ({ value: emotion, label: t(`emotion.${emotion}`) }))}
              value={row.emotion}
              onChange={(emotion) => emotion && change({ emotion })}
              allowDeselect={false}
              description={people?.emotions.find(({ emotion }) => emotion === row.emotion)?.advice}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              error={error(`emotions.${index}.emotion`)}
            />
            <TextInput
              label={t('objectivity.said')}
              value={row.said ?? ''}
              onChange={(event) => change({ said: event.currentTarget.value })}
              error={error(`emotions.${index}.said`)}
            />
          </>
        )}
      </Rows>
      <Radio.Group
        label={t('objectivity.customerType')}
        value={value.customerType ?? ''}
        onChange={(chosen) => set({ customerType: people?.types.find(({ type }) => type === chosen)?.type })}
        error={error('customerType')}
      >
        <Stack gap="xs" mt="xs">
          {people?.types.map(({ type, label, signs, treat }) => (
            <Radio
              key={type}
              value={type}
              label={label}
              description={value.customerType === type ? `${signs} → ${treat}` : signs}
            />
          ))}
        </Stack>
      </Radio.Group>
      {relief ? (
        <Fieldset legend={t('objectivity.relief')}>
          <Stack>
            <Text size="sm">
              {t('objectivity.requested')} <Moment at={relief.requestedAt} />
            </Text>
            <Words
              label={t('objectivity.briefing')}
              required
              minRows={3}
              value={relief.briefing}
              onChange={(briefing) => relieve({ briefing })}
              error={error('relief.briefing')}
            />
            <TextInput
              label={t('objectivity.takenBy')}
              value={relief.takenBy ?? ''}
              onChange={(event) => relieve({ takenBy: event.currentTarget.value })}
              error={error('relief.takenBy')}
            />
            <Happened
              label={t('objectivity.takenAt')}
              required
              value={relief.takenAt}
              onChange={(takenAt) => relieve({ takenAt })}
              error={error('relief.takenAt')}
            />
            <Button variant="subtle" color="gray" onClick={() => set({ relief: undefined })}>
              {t('objectivity.noRelief')}
            </Button>
          </Stack>
        </Fieldset>
      ) : (
        <Button
          variant="light"
          leftSection={<IconLifebuoy size={18} aria-hidden />}
          onClick={() => set({ relief: { requestedAt: new Date().toISOString() } })}
        >
          {t('objectivity.needRelief')}
        </Button>
      )}
    </Stack>
  );
}
