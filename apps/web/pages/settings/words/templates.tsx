import { NativeSelect, Paper, SegmentedControl, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { useTemplates } from '../../../api/settings-queries.ts';
import { LANGUAGES, type Language } from '../../../i18n/i18n.ts';
import { Failure, Waiting } from '../../../ui/states.tsx';
import { TopicHead } from '../shared/topic-page.tsx';

/** Every mail as its reader would get it, both languages side by side. */
export function TemplateSettings() {
  const { t } = useTranslation('settings');
  const query = useTemplates();
  const [chosen, choose] = useState<string | null>(null);
  const [form, setForm] = useState<'html' | 'text'>('html');
  if (query.isPending) return <Waiting />;
  if (query.isLoadingError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const name = chosen ?? query.data.items[0]!.name;
  return (
    <Stack>
      <TopicHead title={t('topic.templates')} intro={t('templates.intro')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NativeSelect label={t('templates.which')} value={name} onChange={(event) => choose(event.currentTarget.value)}>
          {(['customer', 'staff'] as const).map((to) => (
            <optgroup key={to} label={t(`templates.to.${to}`)}>
              {query.data.items
                .filter((template) => template.to === to)
                .map((template) => (
                  <option key={template.name} value={template.name}>
                    {t(`templates.name.${template.name}` as 'templates.name.reply', { defaultValue: template.name })}
                  </option>
                ))}
            </optgroup>
          ))}
        </NativeSelect>
        <div>
          <Text size="sm" fw={500} id="template-form">
            {t('templates.form')}
          </Text>
          <SegmentedControl
            aria-labelledby="template-form"
            value={form}
            onChange={(value) => setForm(value as 'html' | 'text')}
            data={[
              { value: 'html', label: t('templates.html') },
              { value: 'text', label: t('templates.text') },
            ]}
          />
        </div>
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        {(Object.keys(LANGUAGES) as Language[]).map((language) => (
          <Preview key={language} name={name} language={language} form={form} />
        ))}
      </SimpleGrid>
    </Stack>
  );
}

function Preview({ name, language, form }: { name: string; language: Language; form: 'html' | 'text' }) {
  const { t } = useTranslation('settings');
  const query = useQuery({
    queryKey: keys.settings('templates', name, language),
    queryFn: () => answer(api.GET('/api/v1/templates/{name}', { params: { path: { name }, query: { language } } })),
    staleTime: Infinity,
  });
  return (
    <Paper withBorder p="sm" component="section" aria-label={LANGUAGES[language]}>
      <Title order={2} size="h5">
        {LANGUAGES[language]}
      </Title>
      {query.isPending ? (
        <Skeleton h={420} mt="sm" />
      ) : query.isLoadingError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Stack gap="xs" lang={language}>
          <Text size="sm">
            <b>{t('templates.subject')}</b> {query.data.subject}
          </Text>
          {form === 'html' ? (
            // Neither scripts nor our own origin in there: a mail is looked at, and nothing else.
            <iframe
              sandbox=""
              srcDoc={query.data.html}
              title={`${LANGUAGES[language]}: ${query.data.subject}`}
              style={{ width: '100%', height: 560, border: 0, background: '#fff', borderRadius: 6 }}
            />
          ) : (
            <Text
              component="pre"
              size="xs"
              tabIndex={0}
              m={0}
              style={{ whiteSpace: 'pre-wrap', fontFamily: 'monospace' }}
            >
              {query.data.text}
            </Text>
          )}
        </Stack>
      )}
    </Paper>
  );
}
