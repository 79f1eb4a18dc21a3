import { SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../../i18n/i18n.ts';

interface LabelFieldsProps {
  /** The props of an input by its path, as the form gives them. */
  input: (path: string) => object;
  /** Where the labels stand in the form. */
  at: string;
}

/** What people read, in every language of the screens. */
export function LabelFields({ input, at }: LabelFieldsProps) {
  const { t } = useTranslation('settings');
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {Object.entries(LANGUAGES).map(([language, name]) => (
        <TextInput
          key={language}
          label={t('labels.in', { language: name })}
          lang={language}
          required
          {...input(`${at}.${language}`)}
        />
      ))}
    </SimpleGrid>
  );
}

export const NO_LABELS: Record<Language, string> = { en: '', 'zh-CN': '' };
