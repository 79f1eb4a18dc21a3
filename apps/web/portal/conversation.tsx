import { Box, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CasePart } from './case-part.ts';
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
              <Said message={message} />
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
            onDone={() => onDone(t('talk.sentNow'))}
          />
        )}
      </Stack>
    </Paper>
  );
}

function Said({ message }: { message: CaseView['messages'][number] }) {
  const { t } = useTranslation('portal');
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
    </Box>
  );
}
