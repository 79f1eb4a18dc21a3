import { Alert, Button, Group, Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { Problem } from '../../../api/problem.ts';
import { complaintQuery } from '../../../api/queries.ts';
import type { components } from '../../../api/schema';
import { useSession } from '../../../session/session.ts';
import type { Complaint } from '../case-data.ts';
import { Refused, reasonAt } from '../form-dialog.tsx';
import { alike } from '../stale.ts';
import { ifMatch, useChange } from '../use-change.ts';
import classes from './header.module.css';

type Edit = components['schemas']['EditComplaintBody'];
export type Editable = 'subject' | 'category' | 'place' | 'severity' | 'tags';
type Value<F extends Editable> = Complaint[F];

interface EditFieldProps<F extends Editable> {
  complaint: Complaint;
  field: F;
  label: string;
  /** Without the label beside it: the name of the control says it. */
  bare?: boolean;
  /** How it is shown while nobody edits it. */
  children: ReactNode;
  /** The control that edits it. @param reasonOf why another field is refused because of it */
  input: (
    value: Value<F>,
    onChange: (value: Value<F>) => void,
    error: string | undefined,
    reasonOf: (field: string) => string | undefined,
  ) => ReactNode;
  /** What has to be changed together with it. */
  along?: (value: Value<F>) => { edit: (now: Complaint) => Edit; fields: readonly string[] };
  /** For reading what somebody else wrote. */
  write: (value: Value<F>) => string;
}

/** A fact of the case that is edited where it stands. Somebody else's change of the same fact is shown before it is replaced. */
export function EditField<F extends Editable>({
  complaint,
  field,
  label,
  bare,
  children,
  input,
  along,
  write,
}: EditFieldProps<F>) {
  const { t } = useTranslation(['case', 'common']);
  const { can } = useSession();
  const [opened, setOpenedTo] = useState(false);
  const [isTyped, setTyped] = useState(false);
  const setOpened = (next: boolean) => {
    setTyped(false);
    setOpenedTo(next);
  };
  if (!can('complaint.work') || complaint.status === 'merged')
    return bare ? null : (
      <div className={classes.fact}>
        <span className={classes.label}>{label}</span>
        <span>{children}</span>
      </div>
    );
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      // A click beside it must not take away what was typed.
      closeOnClickOutside={!isTyped}
      trapFocus
      withinPortal
      position="bottom-start"
      shadow="md"
      width={320}
    >
      <Popover.Target>
        <UnstyledButton className={classes.fact} data-editable onClick={() => setOpened(!opened)}>
          <span className="visually-hidden">
            {t('header.change')} {bare && label}{' '}
          </span>
          {!bare && <span className={classes.label}>{label}</span>} <span>{children}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown onInput={() => setTyped(true)}>
        <Editor
          complaint={complaint}
          field={field}
          input={input}
          along={along}
          write={write}
          onClose={() => setOpened(false)}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

type EditorProps<F extends Editable> = Pick<EditFieldProps<F>, 'complaint' | 'field' | 'input' | 'along' | 'write'>;

function Editor<F extends Editable>({
  complaint,
  field,
  input,
  along,
  write,
  onClose,
}: EditorProps<F> & { onClose: () => void }) {
  const { t } = useTranslation(['case', 'common']);
  const queries = useQueryClient();
  const { reference } = complaint;
  const [base, setBase] = useState({ value: complaint[field], version: complaint.version });
  const [value, setValue] = useState<Value<F>>(complaint[field]);
  const [theirs, setTheirs] = useState<Value<F> | undefined>();

  const patch = (now: Complaint, version = now.version) =>
    answer(
      api.PATCH('/api/v1/complaints/{reference}', {
        params: { path: { reference }, header: ifMatch(version) },
        body: { ...along?.(value).edit(now), [field]: value === '' ? null : value } as Edit,
      }),
    );
  const save = useChange(
    reference,
    async () => {
      try {
        return await patch(complaint, base.version);
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 412) throw error;
        const now = await queries.fetchQuery({ ...complaintQuery(reference), staleTime: 0 });
        // Something else in the case was changed: no reason to bother anybody.
        if (alike(now[field], base.value) || alike(now[field], value)) return patch(now);
        setTheirs(now[field]);
        setBase({ value: now[field], version: now.version });
        throw error;
      }
    },
    { onDone: onClose, onProblem: () => undefined },
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined);
      }}
    >
      <Stack gap="sm">
        {theirs !== undefined ? (
          <Alert color="yellow" role="alert" title={t('common:state.changedTitle')}>
            <Text size="sm">
              {t('stale.theirs')} <q>{write(theirs)}</q>
            </Text>
            <Text size="sm">{t('stale.kept')}</Text>
            <Button
              size="compact-xs"
              variant="default"
              mt={4}
              onClick={() => {
                setValue(theirs);
                setTheirs(undefined);
              }}
            >
              {t('stale.take')}
            </Button>
          </Alert>
        ) : (
          <Refused error={save.error} fields={[field, ...(along?.(value).fields ?? [])]} />
        )}
        {input(value, setValue, reasonAt(save.error, field), (other) => reasonAt(save.error, other))}
        <Group justify="flex-end" gap="xs">
          <Button size="compact-sm" variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button size="compact-sm" type="submit" loading={save.isPending}>
            {t('common:action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
