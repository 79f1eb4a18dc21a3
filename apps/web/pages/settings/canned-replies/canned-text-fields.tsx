import { Button, Fieldset, Menu, Paper, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../../i18n/i18n.ts';
import type { Form } from '../shared/form-drawer.tsx';
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
          <Menu position="bottom-start" withinPortal>
            <Menu.Target>
              <Button
                variant="default"
                size="xs"
                leftSection={<IconBraces size={14} aria-hidden />}
                style={{ alignSelf: 'flex-start' }}
              >
                {t('insertVariable')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
              {VARIABLES.map((variable) => (
                <Menu.Item key={variable} onClick={() => insert(variable)}>
                  {t(`about.${variable}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
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
