import { Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import type { components } from '../../../api/schema';
import { LANGUAGES, type Language } from '../../../i18n/i18n.ts';
import { useSession } from '../../../session/session.ts';
import { Moment } from '../../../ui/moment.tsx';
import { again, FormDrawer, type Form } from '../shared/form-drawer.tsx';
import { DraftPicture } from './draft-picture.tsx';
import { InsertVariable } from './insert-variable.tsx';

type MailText = components['schemas']['MailTextView'];
interface WordValues extends Record<string, unknown> {
  subject: string;
  text: string;
}

interface MailTextProps {
  name: string;
  language: Language;
  onClose: () => void;
}

/** Reads the words of a mail as they are now, and opens their form. */
export function OpenMailText({ name, language, onClose }: MailTextProps) {
  const { data } = useQuery({
    queryKey: keys.settings('mail-texts', name, language),
    queryFn: () => read(name, language),
    // What somebody begins to change must be what stands there; and it stays theirs while they do.
    gcTime: 0,
    staleTime: Infinity,
  });
  return data ? <MailTextForm text={data} language={language} onClose={onClose} /> : null;
}

const read = (name: string, language: Language) =>
  answer(api.GET('/api/v1/templates/{name}/texts/{language}', { params: { path: { name, language } } }));

const valuesOf = ({ subject, text }: MailText): WordValues => ({ subject, text });

/** The words of one mail in one language, with what they would come to. */
function MailTextForm({ text, language, onClose }: { text: MailText; language: Language; onClose: () => void }) {
  const { t } = useTranslation('mail-texts');
  const { t: settings } = useTranslation('settings');
  const { can } = useSession();
  const { name, version, isOwn, changedAt, changedBy } = text;
  const path = { name, language };
  const readOnly = !can('template.manage');
  return (
    <FormDrawer<WordValues>
      title={t('title', {
        name: settings(`templates.name.${name}` as 'templates.name.reply'),
        language: LANGUAGES[language],
      })}
      initial={valuesOf(text)}
      version={version}
      readAgain={again(() => read(name, language), valuesOf)}
      save={(body, header) =>
        answer(api.PUT('/api/v1/templates/{name}/texts/{language}', { params: { path, header }, body }))
      }
      remove={
        isOwn
          ? (header) => answer(api.DELETE('/api/v1/templates/{name}/texts/{language}', { params: { path, header } }))
          : undefined
      }
      removal={{ question: t('resetQuestion'), means: t('resetMeans'), yes: t('reset'), done: t('wasReset') }}
      topics={['templates', 'mail-texts']}
      readOnly={readOnly}
      onClose={onClose}
      beside={(form) => !readOnly && <DraftPicture name={name} language={language} words={form.values} />}
    >
      {(form) => (
        <>
          {isOwn && changedAt && (
            <Text size="sm" c="dimmed">
              {t('changedBy', { name: changedBy })} <Moment at={changedAt} />
            </Text>
          )}
          <WordFields form={form} text={text} language={language} readOnly={readOnly} />
        </>
      )}
    </FormDrawer>
  );
}

interface WordFieldsProps {
  form: Form<WordValues>;
  text: MailText;
  language: Language;
  readOnly: boolean;
}

function WordFields({ form, text, language, readOnly }: WordFieldsProps) {
  const { t } = useTranslation('mail-texts');
  const subject = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (field: 'subject' | 'text', variable: string): void => {
    const input = field === 'subject' ? subject.current : area.current;
    const before = form.getValues()[field];
    const at = input?.selectionStart ?? before.length;
    form.setFieldValue(field, `${before.slice(0, at)}{{${variable}}}${before.slice(at)}`);
    input?.focus();
  };
  return (
    <>
      <TextInput
        ref={subject}
        label={t('subject')}
        description={t('subjectIs')}
        lang={language}
        required
        maxLength={150}
        {...form.getInputProps('subject')}
      />
      {!readOnly && (
        <InsertVariable
          label={t('intoSubject')}
          variables={text.variables.filter(({ isBlock }) => !isBlock)}
          onChoose={(variable) => insert('subject', variable)}
        />
      )}
      <Textarea
        ref={area}
        label={t('text')}
        description={t('textIs')}
        lang={language}
        required
        autosize
        minRows={10}
        maxRows={24}
        maxLength={10_000}
        {...form.getInputProps('text')}
      />
      {!readOnly && (
        <InsertVariable
          label={t('intoText')}
          variables={text.variables}
          onChoose={(variable) => insert('text', variable)}
        />
      )}
      <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-line' }}>
        {t('signs', { braces: '{{case.link}}' })}
      </Text>
    </>
  );
}
