import { Alert, Badge, Blockquote, Stack, Text } from '@mantine/core';
import { IconMessageX, IconMoodSmile, IconStar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../ui/moment.tsx';
import type { Complaint } from '../case-data.ts';

/** That the customer rejected the answer, and why, until there is another. */
export function Rejected({ complaint: { judgedAnswer, language } }: { complaint: Complaint }) {
  const { t } = useTranslation('case');
  if (judgedAnswer?.verdict !== 'rejected') return null;
  const { at, words, statement } = judgedAnswer;
  return (
    <Alert
      color="red"
      icon={<IconMessageX aria-hidden />}
      title={
        <>
          {t('judged.rejected')} · <Moment at={at} />
        </>
      }
    >
      <Stack gap="xs">
        {words && (
          <Blockquote p="sm" className="words" lang={language}>
            {words}
          </Blockquote>
        )}
        {statement && (
          <Text size="sm">
            {t('judged.answerWas')} <q lang={language}>{statement}</q>
          </Text>
        )}
        <Text size="sm">{t('judged.whatNow')}</Text>
      </Stack>
    </Alert>
  );
}

/** What the customer thinks of the last resolution, in a glance. */
export function Judged({ complaint: { judgedAnswer, rating } }: { complaint: Complaint }) {
  const { t } = useTranslation('case');
  return (
    <>
      {judgedAnswer?.verdict === 'accepted' && (
        <Badge
          color="green"
          variant="light"
          tt="none"
          fw={500}
          radius="sm"
          leftSection={<IconMoodSmile size={13} aria-hidden />}
        >
          {t('judged.accepted')} <Moment at={judgedAnswer.at} />
        </Badge>
      )}
      {rating && (
        <Badge
          color={rating.satisfaction < 3 ? 'red' : 'gray'}
          variant="light"
          tt="none"
          fw={500}
          radius="sm"
          leftSection={<IconStar size={13} aria-hidden />}
        >
          {t('judged.rated', { points: rating.satisfaction })}
        </Badge>
      )}
    </>
  );
}
