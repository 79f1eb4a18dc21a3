import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import { IconCheck, IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/new-key.ts';
import { Moment } from '../../ui/moment.tsx';
import classes from './intake.module.css';
import { useWrong } from './wrong-fields.ts';
import { useWriting, Words } from './writing.tsx';

/** Questions and answers, the problem said back, and the moment at which the customer confirmed it. */
export function ClarifyPart() {
  const { t } = useTranslation('intake');
  const { draft, change } = useWriting();
  const wrong = useWrong('confirmedAt');
  const { questions, confirmedAt, restatement } = draft;
  const edit = (id: string, what: Partial<(typeof questions)[number]>) =>
    change((before) => ({ questions: before.questions.map((one) => (one.id === id ? { ...one, ...what } : one)) }));
  return (
    <>
      {questions.map(({ id, question, answer }, index) => (
        <fieldset key={id} className={classes.plain}>
          <legend className="visually-hidden">{t('clarify.question', { number: index + 1 })}</legend>
          <div className={classes.row}>
            <TextInput
              label={t('clarify.asked')}
              value={question}
              onChange={(event) => edit(id, { question: event.currentTarget.value })}
              autoFocus={question === ''}
            />
            <TextInput
              label={t('clarify.answer')}
              value={answer}
              onChange={(event) => edit(id, { answer: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              className={classes.fixed}
              aria-label={t('clarify.remove', { number: index + 1 })}
              onClick={() => change((before) => ({ questions: before.questions.filter((one) => one.id !== id) }))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </div>
        </fieldset>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        style={{ justifySelf: 'start' }}
        onClick={() =>
          change((before) => ({
            questions: [...before.questions, { id: newKey(), question: '', answer: '' }],
          }))
        }
      >
        {t('clarify.add')}
      </Button>
      <Words name="restatement" label={t('clarify.restatement')} description={t('clarify.restatementHow')} />
      <Group gap="xs">
        {confirmedAt ? (
          <>
            <IconCheck size={16} color="var(--mantine-color-green-text)" aria-hidden />
            <Text size="sm">
              {t('clarify.confirmed')} <Moment at={confirmedAt} show="time" />
            </Text>
            <Button variant="subtle" size="compact-xs" onClick={() => change({ confirmedAt: null })}>
              {t('clarify.notConfirmed')}
            </Button>
          </>
        ) : (
          <Button
            variant="light"
            size="compact-sm"
            disabled={restatement.trim() === ''}
            onClick={() => change({ confirmedAt: new Date().toISOString() })}
          >
            {t('clarify.confirm')}
          </Button>
        )}
        {wrong && (
          <Text size="sm" c="var(--mantine-color-error)">
            {wrong}
          </Text>
        )}
      </Group>
    </>
  );
}
