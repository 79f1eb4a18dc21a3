import { Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { OnThisCase } from '../../../live/on-this-case.tsx';
import { StatusBadge } from '../../../ui/badges.tsx';
import { excerptOf } from '../../../ui/excerpt.ts';
import { TimeLeft } from '../../../ui/time-left.tsx';
import { MoreMenu } from '../actions/more-menu.tsx';
import type { Complaint } from '../case-data.ts';
import { Banners } from './banners.tsx';
import { EditField } from './edit-field.tsx';
import { FactsRow } from './facts-row.tsx';
import classes from './header.module.css';
import { Judged } from './judged-answer.tsx';
import { StatusMenu } from './status-menu.tsx';

/** So much of the customer's words stands in for a subject. */
const EXCERPT = 90;

/** What the case is, where it stands, who owns it, and where it can go. */
export function CaseHeader({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation('case');
  const { reference, subject, words, status, clocks, customer } = complaint;
  const nearest = clocks
    .filter(({ open, dueAt }) => open && dueAt)
    .toSorted((a, b) => a.dueAt!.localeCompare(b.dueAt!))[0];
  const title = subject ?? excerptOf(words, EXCERPT);
  return (
    <Stack gap="xs">
      <Group justify="space-between" align="flex-start" gap="xs">
        <Group gap={8}>
          <Text fw={650} ff="monospace">
            {reference}
          </Text>
          <StatusBadge status={status} />
          <Judged complaint={complaint} />
          {nearest && <TimeLeft clock={nearest} />}
          <Text size="sm">{customer.name}</Text>
          <OnThisCase reference={reference} />
        </Group>
        <Group gap="xs" className="no-print">
          <MoreMenu complaint={complaint} />
          <StatusMenu complaint={complaint} />
        </Group>
      </Group>
      <Group gap={4} wrap="nowrap" align="flex-start">
        <Title order={1} size="h3" className={classes.title} lang={subject ? undefined : complaint.language}>
          {title}
        </Title>
        <EditField
          complaint={complaint}
          field="subject"
          bare
          label={t('header.subject')}
          write={(value) => value ?? t('header.noSubject')}
          input={(value, onChange, error) => (
            <TextInput
              label={t('header.subject')}
              maxLength={300}
              value={value ?? ''}
              onChange={(event) => onChange(event.currentTarget.value)}
              error={error}
            />
          )}
        >
          <IconPencil size={16} aria-hidden />
        </EditField>
      </Group>
      <FactsRow complaint={complaint} />
      <Banners complaint={complaint} />
    </Stack>
  );
}
