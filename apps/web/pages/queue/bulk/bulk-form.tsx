import { Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeople } from '../../../api/queries.ts';
import { LAST_MINUTE, localTime, tryInstantOf } from '../../../ui/local-time.ts';
import { useZone } from '../../../ui/zone.ts';
import type { Row } from '../queue-queries.ts';
import { SEVERITIES } from '../../../ui/kinds.ts';
import type { BulkAction, BulkKind, Status } from './bulk-actions.ts';

const STATUSES: readonly Status[] = ['open', 'pending', 'on-hold', 'resolved', 'closed'];
const NOBODY = 'nobody';
const DAY = 24 * 60 * 60_000;

interface BulkFormProps {
  kind: BulkKind;
  rows: readonly Row[];
  onCancel: () => void;
  onChosen: (action: BulkAction) => void;
}

/** Asks what the action must know. */
export function BulkForm({ kind, rows, onCancel, onChosen }: BulkFormProps) {
  const { t } = useTranslation('queue');
  const { t: common } = useTranslation();
  const zone = useZone();
  const people = (usePeople().data?.items ?? []).filter(({ active }) => active);
  const [choice, setChoice] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [second, setSecond] = useState('');
  const [until, setUntil] = useState(() => localTime(new Date(Date.now() + DAY), zone));
  const needsBriefing =
    kind === 'assign' && choice !== NOBODY && rows.some(({ owner }) => owner && owner.id !== choice);
  const actions: Record<BulkKind, () => BulkAction | null> = {
    assign: () =>
      choice === null || (needsBriefing && text.trim() === '')
        ? null
        : { kind: 'assign', ownerId: choice === NOBODY ? null : choice, briefing: text },
    status: () =>
      choice === null
        ? null
        : { kind: 'status', status: choice as Status, reason: text.trim(), statement: second.trim() },
    tag: () => (text.trim() || second.trim() ? { kind: 'tag', add: text.trim(), remove: second.trim() } : null),
    snooze: () => {
      const at = tryInstantOf(until, zone);
      return at && { kind: 'snooze', until: at.toISOString(), note: text.trim() };
    },
    severity: () => (choice === null ? null : { kind: 'severity', severity: choice as Row['severity'] }),
  };
  const action = actions[kind]();
  const choose = { value: choice, onChange: setChoice, placeholder: t('bulk.choose'), required: true };
  const area = (label: string, description?: string, required = false) => (
    <Textarea
      label={label}
      description={description}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      required={required}
      maxLength={2000}
      autosize
      minRows={2}
    />
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (action) onChosen(action);
      }}
    >
      <Stack gap="sm">
        {kind === 'assign' && (
          <Select
            {...choose}
            label={t('bulk.newOwner')}
            data={[
              ...people.map(({ id, name, team }) => ({ value: id, label: team ? `${name} · ${team.name}` : name })),
              { value: NOBODY, label: t('bulk.noOwner') },
            ]}
            searchable
          />
        )}
        {needsBriefing && area(t('bulk.briefing'), t('bulk.briefingHint'), true)}
        {kind === 'status' && (
          <Select
            {...choose}
            label={t('bulk.newStatus')}
            data={STATUSES.map((value) => ({ value, label: common(`status.${value}`) }))}
          />
        )}
        {kind === 'status' && choice === 'resolved' && (
          <Textarea
            label={t('bulk.statement')}
            description={t('bulk.statementHint')}
            value={second}
            onChange={(event) => setSecond(event.currentTarget.value)}
            maxLength={10_000}
            autosize
            minRows={2}
          />
        )}
        {kind === 'status' && area(t('bulk.reason'))}
        {kind === 'severity' && (
          <Select
            {...choose}
            label={t('bulk.newSeverity')}
            data={SEVERITIES.map((value) => ({ value, label: common(`severity.${value}`) }))}
          />
        )}
        {kind === 'tag' && (
          <>
            <TextInput
              label={t('bulk.addTag')}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              maxLength={60}
              data-autofocus
            />
            <TextInput
              label={t('bulk.removeTag')}
              value={second}
              onChange={(event) => setSecond(event.currentTarget.value)}
              maxLength={60}
            />
          </>
        )}
        {kind === 'snooze' && (
          <>
            <TextInput
              type="datetime-local"
              max={LAST_MINUTE}
              label={t('bulk.until')}
              description={t('bulk.untilHint')}
              value={until}
              onChange={(event) => setUntil(event.currentTarget.value)}
              required
            />
            {area(t('bulk.note'))}
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {common('action.cancel')}
          </Button>
          <Button type="submit" disabled={action === null}>
            {t('bulk.run', { count: rows.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
