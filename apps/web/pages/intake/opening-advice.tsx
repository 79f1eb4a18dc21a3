import { Anchor, List, Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './intake.module.css';
import { jumpTo, PartMark } from './part.tsx';
import { PARTS, type PartName, type PartState } from './progress.ts';

const ADVICE = ['greet', 'name', 'listen', 'need', 'restate', 'agree'] as const;

/** How a complaint is taken on the phone: open so as to take away worry, find the real wish, agree on one way. */
export function OpeningAdvice() {
  const { t } = useTranslation('intake');
  return (
    <Paper withBorder p="sm" component="section" aria-labelledby="opening-advice">
      <Title order={2} size="h5" id="opening-advice" mb={6}>
        {t('advice.title')}
      </Title>
      <List size="sm" spacing={4} type="ordered" withPadding={false}>
        {ADVICE.map((one) => (
          <List.Item key={one}>{t(`advice.${one}`)}</List.Item>
        ))}
      </List>
    </Paper>
  );
}

/** How far the conversation is; leads to each part. */
export function Progress({ states }: { states: Record<PartName, PartState> }) {
  const { t } = useTranslation('intake');
  const done = PARTS.filter((name) => states[name] === 'done').length;
  return (
    <Paper withBorder p="sm" component="nav" aria-labelledby="intake-progress">
      <Title order={2} size="h5" id="intake-progress">
        {t('progress.title')}
      </Title>
      <Text size="xs" c="dimmed" mb={6}>
        {t('progress.count', { done, all: PARTS.length })}
      </Text>
      <ul className={classes.list}>
        {PARTS.map((name) => (
          <li key={name} className={classes.fold}>
            <PartMark state={states[name]} />
            <Anchor component="button" type="button" size="sm" onClick={() => jumpTo(name)} ta="start">
              {t(`part.${name}`)}
            </Anchor>
          </li>
        ))}
      </ul>
    </Paper>
  );
}
