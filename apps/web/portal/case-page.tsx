import { Alert, Button, Center, Loader, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCloudOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem.ts';
import { AnswerCard } from './answer-card.tsx';
import { AskHigherUp } from './ask-higher-up.tsx';
import { Conversation } from './conversation.tsx';
import { Frame } from './frame.tsx';
import { Heading } from './heading.tsx';
import { LinkOver, type LinkEnd } from './link-over.tsx';
import { Promises } from './promises.tsx';
import type { CaseView } from './public-api.ts';
import { RatingCard } from './rating-card.tsx';
import { StandingCard } from './standing-card.tsx';
import { useCase } from './use-case.ts';
import { writeWhen } from './when.tsx';

/** A customer's case, behind the private link. */
export function CasePage({ token }: { token: string }) {
  const found = useCase(token);
  const problem = found.error instanceof Problem ? found.error : null;
  if (problem?.status === 410 || problem?.status === 404)
    return (
      <Frame>
        <LinkOver token={token} why={whyOver(problem)} />
      </Frame>
    );
  return (
    <Frame>
      {found.data ? (
        <Case token={token} view={found.data} />
      ) : found.error ? (
        <Failed problem={problem} onRetry={() => void found.refetch()} />
      ) : (
        <Loading />
      )}
    </Frame>
  );
}

const whyOver = ({ status, code }: Problem): LinkEnd =>
  status === 404 ? 'wrong' : code === 'link-revoked' ? 'revoked' : 'expired';

function Case({ token, view }: { token: string; view: CaseView }) {
  const { t, i18n } = useTranslation('portal');
  const [said, setSaid] = useState<string | null>(null);
  const part = { token, view, onDone: setSaid };
  return (
    <Stack gap="lg">
      <div role="status">
        {said && (
          <Alert
            color="teal"
            icon={<IconCheck aria-hidden />}
            withCloseButton
            onClose={() => setSaid(null)}
            closeButtonLabel={t('close')}
          >
            {said}
          </Alert>
        )}
      </div>
      <StandingCard view={view} />
      {view.answer && <AnswerCard {...part} answer={view.answer} />}
      {view.may.includes('rate') && <RatingCard {...part} />}
      {view.promises.length > 0 && <Promises promises={view.promises} />}
      <Conversation {...part} />
      {(view.may.includes('escalate') || view.escalation) && <AskHigherUp {...part} />}
      <Text size="sm" c="dimmed">
        {t('case.linkUntil', { when: writeWhen(view.linkExpiresAt, i18n.language, 'day') })}
      </Text>
    </Stack>
  );
}

function Loading() {
  const { t } = useTranslation('portal');
  return (
    <Center mih={200} role="status" aria-label={t('loading')}>
      <Loader type="dots" />
    </Center>
  );
}

function Failed({ problem, onRetry }: { problem: Problem | null; onRetry: () => void }) {
  const { t } = useTranslation('portal');
  const Sign = problem?.isOffline ? IconCloudOff : IconAlertTriangle;
  return (
    <Stack align="flex-start">
      <Heading>{t('failed.title')}</Heading>
      <Alert role="alert" color="red" icon={<Sign aria-hidden />} w="100%">
        {t(problem?.isOffline ? 'error.away' : problem?.status === 429 ? 'error.tooMany' : 'error.other')}
      </Alert>
      <Button onClick={onRetry}>{t('again')}</Button>
    </Stack>
  );
}
