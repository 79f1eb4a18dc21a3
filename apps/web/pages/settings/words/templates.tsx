import {
  Badge,
  Button,
  Group,
  NativeSelect,
  Paper,
  SegmentedControl,
  SimpleGrid,
  Skeleton,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { useTemplates } from '../../../api/settings-queries.ts';
import { LANGUAGES, type Language } from '../../../i18n/i18n.ts';
import { useSession } from '../../../session/session.ts';
import { Failure, Waiting } from '../../../ui/states.tsx';
import { TopicHead } from '../shared/topic-page.tsx';
import { MailPicture, type MailForm } from './mail-picture.tsx';
import { OpenMailText } from './mail-text-form.tsx';

/** Every mail as its reader would get it, both languages side by side; and the words of each, to be changed. */
export function TemplateSettings() {
  const { t } = useTranslation('settings');
  const query = useTemplates();
  const [chosen, choose] = useState<string | null>(null);
  const [form, setForm] = useState<MailForm>('html');
  const [editing, edit] = useState<Language | null>(null);
  if (query.isPending) return <Waiting />;
  if (query.isLoadingError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const { name, changedIn } = query.data.items.find((one) => one.name === chosen) ?? query.data.items[0]!;
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
            onChange={(value) => setForm(value as MailForm)}
            data={[
              { value: 'html', label: t('templates.html') },
              { value: 'text', label: t('templates.text') },
            ]}
          />
        </div>
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        {(Object.keys(LANGUAGES) as Language[]).map((language) => (
          <Preview
            key={language}
            name={name}
            language={language}
            form={form}
            isOwn={changedIn.includes(language)}
            onEdit={() => edit(language)}
          />
        ))}
      </SimpleGrid>
      {editing && <OpenMailText key={`${name} ${editing}`} name={name} language={editing} onClose={() => edit(null)} />}
    </Stack>
  );
}

interface PreviewProps {
  name: string;
  language: Language;
  form: MailForm;
  /** It is in the company's own words. */
  isOwn: boolean;
  onEdit: () => void;
}

function Preview({ name, language, form, isOwn, onEdit }: PreviewProps) {
  const { t } = useTranslation('settings');
  const { t: words } = useTranslation('mail-texts');
  const { can } = useSession();
  const query = useQuery({
    queryKey: keys.settings('templates', name, language),
    queryFn: () => answer(api.GET('/api/v1/templates/{name}', { params: { path: { name }, query: { language } } })),
    staleTime: Infinity,
  });
  return (
    <Paper withBorder p="sm" component="section" aria-label={LANGUAGES[language]} miw={0}>
      <Group justify="space-between">
        <Group gap="xs">
          <Title order={2} size="h5">
            {LANGUAGES[language]}
          </Title>
          {isOwn && (
            <Badge variant="light" tt="none">
              {words('isOwn')}
            </Badge>
          )}
        </Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPencil size={14} aria-hidden />}
          onClick={onEdit}
          aria-label={words(can('template.manage') ? 'editOne' : 'showOne', { language: LANGUAGES[language] })}
        >
          {words(can('template.manage') ? 'edit' : 'show')}
        </Button>
      </Group>
      {query.isPending ? (
        <Skeleton h={420} mt="sm" />
      ) : query.isLoadingError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <>
          <Text size="sm" mt="xs" lang={language} style={{ overflowWrap: 'anywhere' }}>
            <b>{t('templates.subject')}</b> {query.data.subject}
          </Text>
          <MailPicture mail={query.data} language={language} form={form} />
        </>
      )}
    </Paper>
  );
}
