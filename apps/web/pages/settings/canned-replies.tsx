import { Badge, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.ts';
import { useCategories } from '../../api/settings-queries.ts';
import type { Language } from '../../i18n/i18n.ts';
import { useSession } from '../../session/session.ts';
import { useCategoryName } from '../../ui/category-name.ts';
import { titleOf, useCannedReplies, type CannedReply } from '../case/conversation/canned-data.ts';
import { CannedTextFields } from './canned-replies/canned-text-fields.tsx';
import { bodyOf, formOf } from './canned-replies/reply-form.ts';
import { again, FormDrawer } from './shared/form-drawer.tsx';
import { TopicPage } from './shared/topic-page.tsx';

/** Words that are used again and again, in both languages. */
export function CannedRepliesSettings() {
  const { t, i18n } = useTranslation('canned-replies');
  const { can } = useSession();
  const categoryName = useCategoryName();
  const query = useCannedReplies();
  return (
    <TopicPage<CannedReply>
      title={t('title')}
      intro={t('intro')}
      query={query}
      add={can('policy.manage') ? t('add') : undefined}
      row={(reply) => ({
        title: titleOf(reply, i18n.language as Language),
        summary: [reply.category && categoryName(reply.category), reply.shortcut && `/${reply.shortcut}`]
          .filter(Boolean)
          .join(' · '),
        badges: Object.values(reply.texts).includes(null) && (
          <Badge color="yellow" variant="light" tt="none">
            {t('oneLanguage')}
          </Badge>
        ),
      })}
      form={(reply, close) => <ReplyForm key={reply?.id} reply={reply} onClose={close} />}
    />
  );
}

function ReplyForm({ reply, onClose }: { reply: CannedReply | null; onClose: () => void }) {
  const { t, i18n } = useTranslation('canned-replies');
  const { can } = useSession();
  const categories = useCategories().data?.items ?? [];
  const path = { id: reply?.id ?? '' };
  const readOnly = !can('policy.manage');
  return (
    <FormDrawer
      title={reply ? titleOf(reply, i18n.language as Language) : t('add')}
      initial={formOf(reply)}
      version={reply?.version}
      readAgain={again(() => answer(api.GET('/api/v1/canned-replies/{id}', { params: { path } })), formOf)}
      save={(values, header) =>
        reply
          ? answer(api.PUT('/api/v1/canned-replies/{id}', { params: { path, header }, body: bodyOf(values) }))
          : answer(api.POST('/api/v1/canned-replies', { body: bodyOf(values) }))
      }
      remove={
        reply ? (header) => answer(api.DELETE('/api/v1/canned-replies/{id}', { params: { path, header } })) : undefined
      }
      topics={['canned-replies']}
      readOnly={readOnly}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            label={t('shortcut')}
            description={t('shortcutIs')}
            leftSection="/"
            maxLength={30}
            {...form.getInputProps('shortcut')}
          />
          <Select
            label={t('category')}
            description={t('categoryIs')}
            clearable
            searchable
            data={categories.map(({ name, labels }) => ({
              value: name,
              label: (labels as Record<string, string>)[i18n.language] ?? name,
            }))}
            {...form.getInputProps('category')}
          />
          {(['en', 'zh-CN'] as const).map((language) => (
            <CannedTextFields key={language} language={language} form={form} readOnly={readOnly} />
          ))}
        </>
      )}
    </FormDrawer>
  );
}
