import { Badge, Group, Paper, Stack, Text, Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconClockHour4,
  IconLock,
  IconMail,
  IconMailCheck,
  IconMailOff,
  IconMailX,
  IconMessageCircle,
  IconSend,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../ui/moment.tsx';
import classes from './conversation.module.css';
import type { Mail, Message } from './entries.ts';
import { FileList } from './file-list.tsx';
import { LinkedText } from './linked-text.tsx';

const LOOKS = {
  'from-customer': { Icon: IconMessageCircle, className: classes.fromCustomer },
  'to-customer': { Icon: IconSend, className: classes.toCustomer },
  note: { Icon: IconLock, className: classes.note },
} as const;

interface WordsEntryProps {
  reference: string;
  message: Message;
  mail: Mail | null;
  /** Whether mail reaches the customer. */
  reachable: boolean;
}

/** Whether the words were left on the page of the case, rather than said to the customer. */
const isUnread = ({ kind, channel, authorKind }: Message): boolean =>
  kind === 'to-customer' && authorKind === 'agent' && (channel === 'web' || channel === 'email');

/** Something that somebody said: what it is stands in words above it, with a sign, a side and a border of its own. */
export function WordsEntry({ reference, message, mail, reachable }: WordsEntryProps) {
  const { t } = useTranslation(['conversation', 'common']);
  const { Icon, className } = LOOKS[message.kind];
  return (
    <Paper
      component="article"
      className={`${classes.words} ${className}`}
      p="sm"
      aria-label={t(`kind.${message.kind}`)}
    >
      <Stack gap={6}>
        <Group gap="xs" justify="space-between">
          <Group gap={6}>
            <Icon size={16} aria-hidden />
            <Text size="sm" fw={650}>
              {message.authorName ?? t(`author.${message.authorKind}`)}
            </Text>
            <Text size="xs" className={classes.kind}>
              {t(`kind.${message.kind}`)}
            </Text>
          </Group>
          <Text size="xs" className={classes.faint}>
            {message.kind !== 'note' &&
              `${t(`common:channel.${message.channel as 'phone'}`, { defaultValue: message.channel })} · `}
            <Moment at={message.at} show="time" />
          </Text>
        </Group>
        <LinkedText text={message.body} />
        <FileList reference={reference} files={message.attachments} />
        {message.reference !== reference && (
          <Text size="xs" className={classes.faint}>
            {t('fromMerged', { reference: message.reference })}
          </Text>
        )}
        {mail && <MailState mail={mail} />}
        {!mail && !reachable && isUnread(message) && (
          <Group gap={4} wrap="nowrap" align="flex-start">
            <IconAlertTriangle size={14} aria-hidden style={{ flexShrink: 0, marginTop: 2 }} />
            <Text size="xs">{t('reachesNobody')}</Text>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

const STATES = {
  waiting: { color: 'yellow', Icon: IconClockHour4 },
  sent: { color: 'green', Icon: IconMailCheck },
  failed: { color: 'red', Icon: IconMailX },
  cancelled: { color: 'gray', Icon: IconMailOff },
} as const;

/** What became of the mail that carried the words. */
function MailState({ mail }: { mail: Mail }) {
  const { t } = useTranslation('conversation');
  const state = mail.state as keyof typeof STATES;
  const { color, Icon } = STATES[state];
  return (
    <Stack gap={2}>
      <Group gap={6}>
        <Badge color={color} variant="light" tt="none" fw={500} leftSection={<Icon size={13} aria-hidden />}>
          {t(`mail.${state}`)}
        </Badge>
        <Text size="xs" className={classes.faint}>
          {mail.toAddress}
        </Text>
      </Group>
      {mail.state !== 'sent' && mail.error && (
        <Group gap={4} wrap="nowrap" align="flex-start">
          <IconAlertTriangle size={14} aria-hidden style={{ flexShrink: 0, marginTop: 2 }} />
          <Text size="xs">{t('mail.because', { why: mail.error, count: mail.attempts })}</Text>
        </Group>
      )}
    </Stack>
  );
}

/** A mail that a rule wrote: one line between what people said. */
export function MailEntry({ mail }: { mail: Mail }) {
  const { t } = useTranslation('conversation');
  const state = mail.state as keyof typeof STATES;
  const { Icon } = STATES[state];
  return (
    <Group gap={6} wrap="nowrap" align="flex-start" className={classes.event}>
      {mail.state === 'sent' ? <IconMail size={15} aria-hidden /> : <Icon size={15} aria-hidden />}
      <Tooltip
        label={mail.subject}
        disabled={!mail.subject}
        multiline
        maw={360}
        events={{ hover: true, focus: true, touch: true }}
      >
        <Text size="xs" span>
          {t('mail.event', {
            what: t(`template.${mail.template as 'reply'}`, { defaultValue: mail.template }),
            state: t(`mail.${state}`),
            to: mail.toAddress,
          })}
          {mail.state !== 'sent' && mail.error && ` ${mail.error}`}
          {' · '}
          <Moment at={mail.sentAt ?? mail.createdAt} show="time" />
        </Text>
      </Tooltip>
    </Group>
  );
}
