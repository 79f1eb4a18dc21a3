import { Button, Drawer, Group, Stack } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ifMatch, type IfMatch } from '../../../api/if-match.ts';
import { keys } from '../../../api/queries.ts';
import { Problem } from '../../../api/problem.ts';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { ChangedMeanwhile, type ChangedField } from './changed-meanwhile.tsx';
import { inputOf, useFieldLabel, useFieldWords } from './field-words.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { differences, onTop } from './what-changed.ts';
import { WhyNotSaved } from './why-not-saved.tsx';

export type Form<Values> = UseFormReturnType<Values>;

/** A setting as it was read: the values of its form, and the version that they are of. */
export interface Read<Values> {
  version: number;
  values: Values;
}

/** How a form reads again what it is about. */
export const again =
  <Item extends { version: number }, Values>(read: () => Promise<Item>, valuesOf: (item: Item) => Values) =>
  async (): Promise<Read<Values>> => {
    const item = await read();
    return { version: item.version, values: valuesOf(item) };
  };

interface FormDrawerProps<Values> {
  title: string;
  initial: Values;
  /** The version that `initial` is of; left out for something new. */
  version?: number | undefined;
  /** Reads it again, after somebody else has changed it. */
  readAgain?: (() => Promise<Read<Values>>) | undefined;
  /** @param header refuses with 412 when somebody else has changed it since it was read; empty for something new */
  save: (values: Values, header: Partial<IfMatch>) => Promise<unknown>;
  /** What deleting it would do; without, it cannot be deleted. */
  remove?: (header: Partial<IfMatch>) => Promise<unknown>;
  /** What deleting it is called, where that is not the word. */
  removal?: { question: string; means: string; yes: string; done: string };
  /** The settings that are to be read again afterwards. */
  topics: readonly string[];
  readOnly: boolean;
  onClose: () => void;
  onSaved?: () => void;
  children: (form: Form<Values>) => ReactNode;
  /**
   * Beside the form, and not part of it: what it would do, tried out.
   * @param takeAgain reads the setting again into the form, after it was changed from beside
   */
  beside?: (form: Form<Values>, takeAgain: () => Promise<void>) => ReactNode;
}

/**
 * The form of one setting. Whoever may not change it sees it all the same. What was typed is never lost by mistake, a refusal
 * stands at the field that is at fault, and what somebody else changed meanwhile is shown before one of the two is given up.
 */
export function FormDrawer<Values extends Record<string, unknown>>(props: FormDrawerProps<Values>) {
  const { title, initial, topics, readOnly, readAgain, onClose, onSaved } = props;
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const isPhone = useMediaQuery('(max-width: 48em)');
  const form = useForm<Values>({ initialValues: initial });
  const [isLeaving, setLeaving] = useState(false);
  const [base, setBase] = useState({ version: props.version, values: initial });
  const [theirs, setTheirs] = useState<{ read: Read<Values>; fields: ChangedField[] } | null>(null);
  const element = useRef<HTMLFormElement>(null);
  const words = useFieldWords();
  const label = useFieldLabel();
  const isDirty = !readOnly && form.isDirty();
  const removal = props.removal ?? {
    question: t('form.deleteQuestion'),
    means: t('form.deleteMeans'),
    yes: t('form.delete'),
    done: t('form.deleted'),
  };

  const refresh = async () => {
    for (const topic of topics) await queries.invalidateQueries({ queryKey: keys.settings(topic) });
  };
  const finish = async (done: string) => {
    await refresh();
    notifications.show({ message: done, color: 'green' });
    form.resetDirty();
    onClose();
    onSaved?.();
  };
  const headerOf = (version: number | undefined) => (version === undefined ? {} : ifMatch(version));

  /** Shows what somebody else changed. @returns false when it is not that */
  const tellMeanwhile = async (error: unknown): Promise<boolean> => {
    if (!(error instanceof Problem && error.status === 412 && readAgain)) return false;
    const read = await readAgain();
    const changed = differences(base.values, form.getValues(), read.values);
    setTheirs({ read, fields: words(element.current, changed) });
    await refresh();
    return true;
  };
  const saving = useMutation({
    mutationFn: async ({ values, version }: { values: Values; version: number | undefined }) => {
      try {
        await props.save(values, headerOf(version));
      } catch (error) {
        if (await tellMeanwhile(error)) return 'changed-meanwhile';
        throw error;
      }
      return 'saved';
    },
    onSuccess: (outcome) => outcome === 'saved' && finish(t('form.saved')),
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      form.setErrors(error.byField());
      const first = error.errors.find(({ field }) => inputOf(element.current, field));
      if (first) inputOf(element.current, first.field)?.focus();
    },
  });
  const keepMine = ({ read }: { read: Read<Values> }) => {
    const values = onTop(base.values, form.getValues(), read.values);
    form.setValues(values);
    setBase(read);
    setTheirs(null);
    saving.mutate({ values, version: read.version });
  };
  const takeTheirs = (read: Read<Values>) => {
    form.setValues(read.values);
    form.resetDirty(read.values);
    form.clearErrors();
    setBase(read);
    setTheirs(null);
    saving.reset();
  };

  return (
    <Drawer
      opened
      onClose={() => (isDirty ? setLeaving(true) : onClose())}
      title={title}
      position="right"
      size={isPhone ? '100%' : 'xl'}
      styles={{ title: { fontWeight: 650, fontSize: 'var(--mantine-h4-font-size)' } }}
      closeButtonProps={{ 'aria-label': t('form.close') }}
    >
      <LeaveGuard isDirty={isDirty} isLeaving={isLeaving} onStay={() => setLeaving(false)} onLeave={onClose} />
      <form
        ref={element}
        onSubmit={(event) => {
          event.preventDefault();
          if (!theirs) saving.mutate({ values: form.getValues(), version: base.version });
        }}
        noValidate
      >
        <fieldset disabled={readOnly} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
          <Stack>
            {theirs ? (
              <ChangedMeanwhile
                fields={theirs.fields}
                isSaving={saving.isPending}
                onKeepMine={() => keepMine(theirs)}
                onTakeTheirs={() => takeTheirs(theirs.read)}
              />
            ) : (
              saving.error && <WhyNotSaved error={saving.error} labelOf={(field) => label(element.current, field)} />
            )}
            {props.children(form)}
          </Stack>
        </fieldset>
        {!readOnly && (
          <Group mt="lg" justify="space-between">
            {props.remove ? (
              <ConfirmButton
                question={removal.question}
                explanation={removal.means}
                yes={removal.yes}
                onConfirm={async () => {
                  try {
                    await props.remove!(headerOf(base.version));
                  } catch (error) {
                    if (await tellMeanwhile(error)) return;
                    throw error;
                  }
                  await finish(removal.done);
                }}
              >
                {removal.yes}
              </ConfirmButton>
            ) : (
              <span />
            )}
            <Button type="submit" loading={saving.isPending} disabled={theirs !== null}>
              {t('form.save')}
            </Button>
          </Group>
        )}
      </form>
      {props.beside?.(form, async () => readAgain && takeTheirs(await readAgain()))}
    </Drawer>
  );
}
