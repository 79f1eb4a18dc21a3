import { Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../session/session.ts';
import { Failure, Nothing, Waiting } from '../../../ui/states.tsx';
import { useZone } from '../../../ui/zone.ts';
import { useConversation } from './conversation-data.ts';
import classes from './conversation.module.css';
import { daysOf, type Message } from './entries.ts';
import { MailEntry, WordsEntry } from './entry.tsx';

/** What was said, by whom and when: with the customer, and among ourselves. */
export function Conversation({ reference }: { reference: string }) {
  const { t, i18n } = useTranslation('conversation');
  const zone = useZone();
  const { complaint, messages, mails, files } = useConversation(reference);
  const all = [complaint, messages, mails, files];
  const broken = all.find(({ isError, data }) => isError && data === undefined);
  if (broken) return <Failure error={broken.error} onRetry={() => all.forEach((one) => void one.refetch())} />;
  if (!complaint.data || !messages.data || !mails.data || !files.data) return <Waiting />;

  const days = daysOf(complaint.data, files.data.items, messages.data, mails.data.items, zone);
  const long = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeZone: zone });
  return (
    <section aria-labelledby="conversation-title">
      <Title order={2} size="h4" id="conversation-title" mb="xs">
        {t('title')}
      </Title>
      <NewWords messages={messages.data} />
      {messages.data.length === 0 && (
        <Text c="dimmed" size="sm" mb="xs">
          {t('onlyTheBeginning')}
        </Text>
      )}
      <Stack gap="md">
        {days.map(({ day, entries }) => (
          <section key={day} aria-label={long.format(new Date(entries[0]!.at))}>
            <div className={classes.day} aria-hidden>
              <span>{long.format(new Date(entries[0]!.at))}</span>
            </div>
            <ol className={classes.entries}>
              {entries.map((entry) => (
                <li key={entry.id} className={classes.entry}>
                  {entry.type === 'mail' ? (
                    <MailEntry mail={entry.mail} />
                  ) : (
                    <WordsEntry
                      reference={reference}
                      message={entry.message}
                      mail={entry.mail}
                      reachable={complaint.data.customer.email !== null}
                    />
                  )}
                </li>
              ))}
            </ol>
          </section>
        ))}
        {days.length === 0 && <Nothing />}
      </Stack>
    </section>
  );
}

/** So much of it is read out (letters). */
const BEGINNING = 100;

/** Says of what others wrote meanwhile that it is there, to those who do not see it come. */
function NewWords({ messages }: { messages: readonly Message[] }) {
  const { t } = useTranslation('conversation');
  const { me } = useSession();
  const [known] = useState(messages.length);
  const latest = messages.at(-1);
  const isNew = messages.length > known && latest !== undefined && latest.author?.id !== me.id;
  return (
    <VisuallyHidden role="status">
      {isNew &&
        t('newWords', {
          kind: t(`kind.${latest.kind}`),
          name: latest.authorName ?? latest.author?.name ?? '',
          words: latest.body.slice(0, BEGINNING),
        })}
    </VisuallyHidden>
  );
}
