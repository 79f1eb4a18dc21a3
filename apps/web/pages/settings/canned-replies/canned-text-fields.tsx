import { Fieldset, Paper, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../../i18n/i18n.ts';
import type { Form } from '../shared/form-drawer.tsx';
import { InsertMenu } from '../shared/insert-menu.tsx';
import type { ReplyValues } from './reply-form.ts';
import { VARIABLES, type Variable } from './variables.ts';

interface FieldsProps {
  language: Language;
  form: Form<ReplyValues>;
  readOnly: boolean;
}

/** Title and words in one language, and how they read with examples in place of the variables. */
export function CannedTextFields({ language, form, readOnly }: FieldsProps) {
  const { t } = useTranslation('canned-replies');
  const area = useRef<HTMLTextAreaElement>(null);
  const { body } = form.getValues().texts[language];
  const insert = (variable: Variable): void => {
    const at = area.current?.selectionStart ?? body.length;
    form.setFieldValue(`texts.${language}.body`, `${body.slice(0, at)}{{${variable}}}${body.slice(at)}`);
  };
  return (
    <Fieldset legend={LANGUAGES[language]} lang={language}>
      <Stack gap="sm">
        <TextInput label={t('replyTitle')} maxLength={200} {...form.getInputProps(`texts.${language}.title`)} />
        <Textarea
          ref={area}
          label={t('words')}
          autosize
          minRows={5}
          maxRows={16}
          maxLength={20_000}
          {...form.getInputProps(`texts.${language}.body`)}
        />
        {!readOnly && (
          <InsertMenu
            label={t('insertVariable')}
            names={VARIABLES}
            inWords={(variable) => t(`about.${variable}`)}
            onChoose={insert}
          />
        )}
        {body.trim() !== '' && <Preview language={language} body={body} />}
      </Stack>
    </Fieldset>
  );
}

/** How the words read, with examples in their own language. */
function Preview({ language, body }: { language: Language; body: string }) {
  const { t } = useTranslation('canned-replies');
  const { t: inLanguage } = useTranslation('canned-replies', { lng: language });
  const isKnown = (name: string): name is Variable => (VARIABLES as readonly string[]).includes(name);
  const words = body.replace(/\{\{([^{}]*)\}\}/g, (whole, inner: string) => {
    const name = inner.trim();
    return isKnown(name) ? inLanguage(`sample.${name}`) : whole;
  });
  return (
    <Paper withBorder p="sm" component="section" aria-label={t('preview')}>
      <Text size="xs" c="dimmed" mb={4}>
        {t('preview')}
      </Text>
      <Text size="sm" className="words">
        {words}
      </Text>
    </Paper>
  );
}
