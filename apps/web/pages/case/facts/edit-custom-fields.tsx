import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { Problem } from '../../../api/problem.ts';
import { complaintQuery } from '../../../api/queries.ts';
import { withValue, type CustomField, type FieldValues } from '../../../ui/custom-fields/custom-field.ts';
import { CustomFieldInput } from '../../../ui/custom-fields/custom-field-input.tsx';
import { useWriteValue } from '../../../ui/custom-fields/write-value.ts';
import { useOwnLabel } from '../../../ui/own-label.ts';
import type { Complaint } from '../case-data.ts';
import { FormDialog, reasonAt } from '../form-dialog.tsx';
import { rebase } from '../stale.ts';
import { ifMatch, useChange } from '../use-change.ts';

interface EditCustomFieldsProps {
  complaint: Complaint;
  fields: readonly CustomField[];
  onClose: () => void;
}

/** Edits the custom fields of a case. Fields that somebody else changed meanwhile stay as they saved them, unless both changed one. */
export function EditCustomFields({ complaint, fields, onClose }: EditCustomFieldsProps) {
  const { t } = useTranslation('custom-fields');
  const queries = useQueryClient();
  const { reference } = complaint;
  const [base, setBase] = useState({ values: complaint.customFields as FieldValues, version: complaint.version });
  const [values, setValues] = useState(base.values);
  const [theirs, setTheirs] = useState<FieldValues>({});
  const patch = (customFields: FieldValues, version: number) =>
    answer(
      api.PATCH('/api/v1/complaints/{reference}', {
        params: { path: { reference }, header: ifMatch(version) },
        body: { customFields },
      }),
    );
  const save = useChange(
    reference,
    async () => {
      try {
        return await patch(values, base.version);
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 412) throw error;
        const now = await queries.fetchQuery({ ...complaintQuery(reference), staleTime: 0 });
        const saved = now.customFields as FieldValues;
        const { value, clashes } = rebase(base.values, values, saved);
        if (clashes.length === 0) return patch(value, now.version);
        setBase({ values: saved, version: now.version });
        setValues(value);
        setTheirs(Object.fromEntries(clashes.map((name) => [name, saved[name] ?? null])));
        throw error;
      }
    },
    { onDone: onClose, onProblem: () => undefined },
  );
  const clashing = fields.filter(({ name }) => name in theirs);
  return (
    <FormDialog
      title={t('title')}
      opened
      onClose={onClose}
      onSubmit={() => save.mutate(undefined)}
      submit={t('save')}
      error={clashing.length > 0 ? null : save.error}
      fields={fields.map(({ name }) => `customFields.${name}`)}
      pending={save.isPending}
    >
      {clashing.length > 0 && (
        <Clash
          fields={clashing}
          theirs={theirs}
          onTake={(name) => {
            setValues(withValue(values, name, theirs[name] ?? null));
            setTheirs(({ [name]: _, ...left }) => left);
          }}
        />
      )}
      {fields.map((field) => (
        <CustomFieldInput
          key={field.id}
          field={field}
          value={values[field.name] ?? null}
          onChange={(value) => setValues(withValue(values, field.name, value))}
          error={reasonAt(save.error, `customFields.${field.name}`)}
        />
      ))}
    </FormDialog>
  );
}

interface ClashProps {
  fields: readonly CustomField[];
  theirs: FieldValues;
  onTake: (name: string) => void;
}

/** What somebody else wrote into the same fields. */
function Clash({ fields, theirs, onTake }: ClashProps) {
  const { t } = useTranslation(['case', 'custom-fields', 'common']);
  const words = useOwnLabel();
  const write = useWriteValue();
  return (
    <Alert color="yellow" role="alert" icon={<IconUsers aria-hidden />} title={t('common:state.changedTitle')}>
      <Stack gap="xs">
        {fields.map((field) => (
          <Group key={field.id} gap="xs" align="baseline">
            <Text size="sm">
              {t('custom-fields:stale', { field: words(field.labels) ?? field.name })}{' '}
              <q>{write(field, theirs[field.name])}</q>
            </Text>
            <Button size="compact-xs" variant="default" onClick={() => onTake(field.name)}>
              {t('stale.take')}
            </Button>
          </Group>
        ))}
        <Text size="sm">{t('stale.kept')}</Text>
      </Stack>
    </Alert>
  );
}
