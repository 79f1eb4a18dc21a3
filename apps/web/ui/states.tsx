import { Alert, Button, Center, Loader, Stack, Text, Title } from '@mantine/core';
import { IconCloudOff, IconFolderOpen, IconLock, IconMoodSad } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem.ts';

/** Something is on its way. */
export function Waiting() {
  const { t } = useTranslation();
  return (
    <Center mih={160} role="status" aria-label={t('state.loading')}>
      <Loader type="dots" />
    </Center>
  );
}

/** Something did not come; says why, and tries again. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const problem = error instanceof Problem ? error : null;
  if (problem?.status === 403) return <NoPermission />;
  if (problem?.status === 404) return <Nothing title={t('state.notFoundTitle')}>{t('state.notFound')}</Nothing>;
  return (
    <Alert
      color="red"
      role="alert"
      title={t('state.failedTitle')}
      icon={problem?.isOffline ? <IconCloudOff aria-hidden /> : <IconMoodSad aria-hidden />}
    >
      <Stack align="flex-start" gap="xs">
        <Text size="sm">
          {problem?.isOffline ? t('state.offline') : String((error as Error | null)?.message ?? error)}
        </Text>
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('state.retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** There is nothing, which may be good; says what to do next. */
export function Nothing({ title, children, icon }: { title?: string; children?: ReactNode; icon?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Stack align="center" gap="xs" py="xl" px="md" ta="center">
      {icon ?? <IconFolderOpen size={40} stroke={1.2} aria-hidden />}
      <Title order={2} size="h4">
        {title ?? t('state.nothing')}
      </Title>
      {children && (
        <Text component="div" c="dimmed" maw={460}>
          {children}
        </Text>
      )}
    </Stack>
  );
}

export function NoPermission() {
  const { t } = useTranslation();
  return (
    <Nothing title={t('state.notGrantedTitle')} icon={<IconLock size={40} stroke={1.2} aria-hidden />}>
      {t('state.notGranted')}
    </Nothing>
  );
}
