import { NativeSelect, Radio, Text } from '@mantine/core';
import { IconFlame, IconMoodAngry, IconMoodAnnoyed, IconMoodSmile } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { emotionNow, emotionsWith, isSent, type CustomerType } from './draft.ts';
import classes from './intake.module.css';
import { usePeopleGuidance } from './intake-data.ts';
import { Line, useWriting, Words } from './writing.tsx';

export const EMOTIONS = {
  calm: { Icon: IconMoodSmile, color: 'green' },
  annoyed: { Icon: IconMoodAnnoyed, color: 'yellow' },
  angry: { Icon: IconMoodAngry, color: 'orange' },
  furious: { Icon: IconFlame, color: 'red' },
} as const;
const NAMES = Object.keys(EMOTIONS) as (keyof typeof EMOTIONS)[];

/** What the customer says, exactly; and how the customer feels. */
export function WordsPart() {
  const { t } = useTranslation('intake');
  const { draft, change } = useWriting();
  const { data: guidance } = usePeopleGuidance();
  const emotion = emotionNow(draft);
  const type = guidance?.types.find((one) => one.type === draft.customerType);
  return (
    <>
      <Words
        name="words"
        label={t('words.label')}
        description={t('words.how')}
        minRows={6}
        maxRows={20}
        required
        autoFocus
        disabled={isSent(draft)}
      />
      <Radio.Group
        label={t('words.emotion')}
        value={emotion}
        onChange={(chosen) =>
          change((before) => ({ emotions: emotionsWith(before.emotions, chosen as keyof typeof EMOTIONS, new Date()) }))
        }
      >
        <div className={classes.row}>
          {NAMES.map((name) => {
            const { Icon, color } = EMOTIONS[name];
            return (
              <Radio.Card
                key={name}
                value={name}
                p={6}
                className={classes.emotion}
                data-checked={emotion === name || undefined}
              >
                <Icon size={20} color={`var(--mantine-color-${color}-text)`} aria-hidden />
                <Text size="sm" fw={emotion === name ? 650 : 400}>
                  {t(`emotion.${name}`)}
                </Text>
              </Radio.Card>
            );
          })}
        </div>
      </Radio.Group>
      {emotion && (
        <Text size="sm" role="status" className={classes.advice}>
          {guidance?.emotions.find((one) => one.emotion === emotion)?.advice}
        </Text>
      )}
      <div className={classes.row}>
        {emotion && emotion !== 'calm' && <Line name="feeling" label={t('words.feeling')} />}
        <NativeSelect
          label={t('words.type')}
          value={draft.customerType ?? ''}
          onChange={(event) => change({ customerType: (event.currentTarget.value || null) as CustomerType | null })}
          data={[
            { value: '', label: t('words.typeUnknown') },
            ...(guidance?.types ?? []).map((one) => ({ value: one.type, label: `${one.label}: ${one.signs}` })),
          ]}
        />
      </div>
      {type && (
        <Text size="sm" role="status" className={classes.advice}>
          {type.treat}
        </Text>
      )}
    </>
  );
}
