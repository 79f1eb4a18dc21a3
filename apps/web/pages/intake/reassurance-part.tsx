import { Button, Checkbox, Chip, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/new-key.ts';
import { COMFORTS } from '../../ui/kinds.ts';
import type { Comfort, PromiseMade } from './draft.ts';
import classes from './intake.module.css';
import { PromiseFields } from './promise-fields.tsx';
import { useWriting, Words } from './writing.tsx';

export const newPromise = (what = '', dueAt: string | null = null): PromiseMade => ({
  id: newKey(),
  what,
  dueAt,
});

/** What happens next, and what is promised by when. */
export function ReassurancePart() {
  const { t } = useTranslation('intake');
  const { draft, change } = useWriting();
  const id = useId();
  const edit = (which: string, what: Partial<PromiseMade>) =>
    change(({ promises }) => ({ promises: promises.map((one) => (one.id === which ? { ...one, ...what } : one)) }));
  return (
    <>
      <Words name="nextStep" label={t('reassurance.nextStep')} description={t('reassurance.nextStepHow')} minRows={1} />
      {draft.promises.map((promise, index) => (
        <PromiseFields
          key={promise.id}
          promise={promise}
          number={index + 1}
          isSaved={draft.submission.saved.includes(`promise:${promise.id}`)}
          onChange={(what) => edit(promise.id, what)}
          onRemove={() => change(({ promises }) => ({ promises: promises.filter((one) => one.id !== promise.id) }))}
        />
      ))}
      <Group gap="md">
        <Button
          variant="light"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => change(({ promises }) => ({ promises: [...promises, newPromise()] }))}
        >
          {t('promise.add')}
        </Button>
        <Checkbox
          size="sm"
          label={t('reassurance.solvedAtOnce')}
          checked={draft.solvedAtOnce}
          onChange={(event) => change({ solvedAtOnce: event.currentTarget.checked })}
        />
      </Group>
      {draft.hold.callBackOffered && <Text size="sm">{t('reassurance.callBackOffered')}</Text>}
      {draft.channel === 'in-person' && (
        <div role="group" aria-labelledby={id}>
          <div id={id} className={classes.label}>
            {t('reassurance.comfort')}
          </div>
          <Chip.Group multiple value={draft.comfort} onChange={(comfort) => change({ comfort: comfort as Comfort[] })}>
            <Group gap={6}>
              {COMFORTS.map((comfort) => (
                <Chip key={comfort} value={comfort} size="xs">
                  {t(`comfort.${comfort}`)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </div>
      )}
    </>
  );
}
