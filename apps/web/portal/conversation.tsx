import { Anchor, Box, List, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CasePart } from './case-part.ts';
import { writeSize } from './file-size.ts';
import type { CaseView } from './public-api.ts';
import { TextForm } from './text-form.tsx';
import { When } from './when.tsx';

/** What was said so far, and the customer's next message. */
export function Conversation({ token, view, onDone }: CasePart) {
  const { t } = useTranslation('portal');
  const isSettled = view.may.includes('reject');
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="conversation">
      <Stack gap="md">
        <Title order={2} size="h4" id="conversation">
          {t('talk.title')}
        </Title>
        {view.earlierLeftOut && (
          <Text size="sm" c="dimmed">
            {t('talk.earlier')}
          </Text>
        )}
        <List
          listStyleType="none"
          spacing="sm"
          styles={{ itemWrapper: { width: '100%' }, itemLabel: { width: '100%' } }}
        >
          {view.messages.map((message) => (
            <List.Item key={message.id}>
              <Said message={message} token={token} />
            </List.Item>
          ))}
        </List>
        {view.may.includes('reply') && (
          <TextForm
            token={token}
            name={`${view.reference}.reply`}
            act="messages"
            field="body"
            label={t('talk.reply')}
            description={t(isSettled ? 'talk.reopens' : 'talk.replyHelp')}
            submit={t('talk.send')}
            takesFiles
            onDone={() => onDone(t('talk.sentNow'))}
          />
        )}
      </Stack>
    </Paper>
  );
}

function Said({ message, token }: { message: CaseView['messages'][number]; token: string }) {
  const { t, i18n } = useTranslation('portal');
  const isOurs = message.from === 'us';
  return (
    <Box
      p="sm"
      ml={isOurs ? 0 : 'xl'}
      mr={isOurs ? 'xl' : 0}
      style={{
        borderRadius: 'var(--mantine-radius-md)',
        background: isOurs ? 'var(--mantine-primary-color-light)' : 'var(--mantine-color-default-hover)',
      }}
    >
      <Text size="sm">
        <b>{isOurs ? (message.author ?? t('talk.us')) : t('talk.you')}</b> · <When at={message.at} />
      </Text>
      <Text className="words" mt={4}>
        {message.body}
      </Text>
      {message.files.map(({ id, name, size }) => (
        <Anchor
          key={id}
          href={`/api/v1/public/cases/${token}/attachments/${id}`}
          download={name}
          display="block"
          mt={4}
          underline="always"
          c="inherit"
          style={{ overflowWrap: 'anywhere' }}
        >
          <IconPaperclip size={16} aria-hidden /> {name} ({writeSize(size, i18n.language)})
        </Anchor>
      ))}
    </Box>
  );
}
