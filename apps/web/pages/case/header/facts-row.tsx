import { Badge, Group, Select, TagsInput, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTags } from '../../../api/settings-queries.ts';
import { SeverityBadge } from '../../../ui/badges.tsx';
import { SEVERITIES } from '../../../ui/kinds.ts';
import type { Complaint } from '../case-data.ts';
import { Category } from './category.tsx';
import { EditField } from './edit-field.tsx';
import classes from './header.module.css';
import { Owner } from './owner.tsx';
import { Team } from './team.tsx';

/** The facts of the case, each edited where it stands. */
export function FactsRow({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation(['case', 'common']);
  const { data: tags } = useTags();
  const { place, tags: own, severity } = complaint;
  return (
    <div className={classes.facts}>
      <EditField
        complaint={complaint}
        field="severity"
        label={t('header.severity')}
        write={(value) => t(`common:severity.${value}`)}
        input={(value, onChange, error) => (
          <Select
            label={t('header.severity')}
            data={SEVERITIES.map((one) => ({ value: one, label: t(`common:severity.${one}`) }))}
            value={value}
            allowDeselect={false}
            onChange={(chosen) => chosen && onChange(chosen)}
            comboboxProps={{ withinPortal: false }}
            error={error}
          />
        )}
      >
        <SeverityBadge severity={severity} />
      </EditField>
      <Owner complaint={complaint} />
      <Team complaint={complaint} />
      <Category complaint={complaint} />
      <EditField
        complaint={complaint}
        field="place"
        label={t('header.place')}
        write={(value) => value ?? t('common:none')}
        input={(value, onChange, error) => (
          <TextInput
            label={t('header.place')}
            value={value ?? ''}
            onChange={(event) => onChange(event.currentTarget.value)}
            error={error}
          />
        )}
      >
        {place ?? <None />}
      </EditField>
      <EditField
        complaint={complaint}
        field="tags"
        label={t('header.tags')}
        write={(value) => value.join(', ') || t('common:none')}
        input={(value, onChange, error) => (
          <TagsInput
            label={t('header.tags')}
            description={t('header.tagsHow')}
            data={tags?.items.filter(({ retired }) => !retired).map(({ tag }) => tag) ?? []}
            value={value}
            onChange={onChange}
            comboboxProps={{ withinPortal: false }}
            error={error}
          />
        )}
      >
        {own.length > 0 ? (
          <Group gap={4}>
            {own.map((tag) => (
              <Badge key={tag} variant="default" tt="none" fw={400}>
                {tag}
              </Badge>
            ))}
          </Group>
        ) : (
          <None />
        )}
      </EditField>
    </div>
  );
}

function None() {
  const { t } = useTranslation();
  return (
    <Text span inherit c="dimmed">
      {t('none')}
    </Text>
  );
}
