import { Text } from '@mantine/core';
import type { components } from '../../../api/schema';
import { LANGUAGES, type Language } from '../../../i18n/i18n.ts';

export type MailForm = 'html' | 'text';

interface MailPictureProps {
  mail: components['schemas']['TemplatePreview'];
  language: Language;
  form: MailForm;
  height?: number;
}

/** A mail as its reader would see it. */
export function MailPicture({ mail, language, form, height = 560 }: MailPictureProps) {
  return form === 'html' ? (
    // Neither scripts nor our own origin in there: a mail is looked at, and nothing else.
    <iframe
      sandbox=""
      srcDoc={mail.html}
      title={`${LANGUAGES[language]}: ${mail.subject}`}
      style={{ width: '100%', height, border: 0, background: 'var(--mantine-color-default-hover)', borderRadius: 6 }}
    />
  ) : (
    <Text
      component="pre"
      size="xs"
      lang={language}
      tabIndex={0}
      m={0}
      style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontFamily: 'monospace' }}
    >
      {mail.text}
    </Text>
  );
}
