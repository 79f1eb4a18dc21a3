import { Button, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LabelFields, NO_LABELS } from '../shared/label-fields.tsx';
import type { Form } from '../shared/form-drawer.tsx';
import type { CustomFieldValues } from './custom-field-values.ts';

/** The values that a field of the type choice can have. */
export function ChoiceFields({ form }: { form: Form<CustomFieldValues> }) {
  const { t } = useTranslation('settings');
  const { choices } = form.values;
  return (
    <Stack gap="xs">
      {form.errors.choices && (
        <Text c="red" size="sm">
          {form.errors.choices}
        </Text>
      )}
      {choices.map((_, index) => (
        <Fieldset key={index} legend={t('fields.choice', { number: index + 1 })}>
          <TextInput label={t('fields.value')} required {...form.getInputProps(`choices.${index}.value`)} />
          <LabelFields at={`choices.${index}.labels`} input={form.getInputProps} />
          <Group justify="flex-end" mt="xs">
            <Button variant="subtle" size="xs" color="red" onClick={() => form.removeListItem('choices', index)}>
              {t('fields.removeChoice', { number: index + 1 })}
            </Button>
          </Group>
        </Fieldset>
      ))}
      <Button
        variant="light"
        onClick={() => form.insertListItem('choices', { value: '', labels: { ...NO_LABELS } })}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('fields.addChoice')}
      </Button>
    </Stack>
  );
}
