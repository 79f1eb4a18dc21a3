import { Button, Stack, Table } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCustomFields } from '../../../api/settings-queries.ts';
import { useSession } from '../../../session/session.ts';
import { belongsTo, type CustomField } from '../../../ui/custom-fields/custom-field.ts';
import { useWriteValue } from '../../../ui/custom-fields/write-value.ts';
import { useOwnLabel } from '../../../ui/own-label.ts';
import type { Complaint } from '../case-data.ts';
import { EditCustomFields } from './edit-custom-fields.tsx';

/** The fields that a case has or can have: those of its category, and whatever else stands on it. */
export function useFieldsOf({ category, customFields }: Complaint) {
  const all = useCustomFields().data?.items ?? [];
  const defined = all.filter((field) => belongsTo(field, category) || (customFields[field.name] ?? null) !== null);
  return {
    defined,
    /** Names of values that nobody defined a field for: they came with an import. */
    others: Object.keys(customFields).filter(
      (name) => customFields[name] !== null && !all.some((field) => field.name === name),
    ),
  };
}

/** What the company wants to know of this case beside the usual; edited all together, since what is required may be missing. */
export function CustomFields({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation('custom-fields');
  const { can } = useSession();
  const words = useOwnLabel();
  const write = useWriteValue();
  const [editing, setEditing] = useState(false);
  const { defined, others } = useFieldsOf(complaint);
  const line = (name: string, label: string, field?: CustomField) => (
    <Table.Tr key={name}>
      <Table.Th w={130} fw={500}>
        {label}
      </Table.Th>
      <Table.Td className="words">{write(field, complaint.customFields[name])}</Table.Td>
    </Table.Tr>
  );
  return (
    <Stack gap="xs">
      <Table variant="vertical" withRowBorders={false} verticalSpacing={3} fz="sm">
        <Table.Tbody>
          {defined.map((field) => line(field.name, words(field.labels) ?? field.name, field))}
          {others.map((name) => line(name, name))}
        </Table.Tbody>
      </Table>
      {can('complaint.work') && complaint.status !== 'merged' && defined.length > 0 && (
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconPencil size={15} aria-hidden />}
          onClick={() => setEditing(true)}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('edit')}
        </Button>
      )}
      {editing && <EditCustomFields complaint={complaint} fields={defined} onClose={() => setEditing(false)} />}
    </Stack>
  );
}
