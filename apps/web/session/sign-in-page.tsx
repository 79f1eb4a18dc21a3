import {
  Alert,
  Button,
  Center,
  Group,
  Paper,
  PasswordInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem.ts';
import { chooseLanguage, LANGUAGES, language, speakAs, type Language } from '../i18n/i18n.ts';
import { currentSession, signIn } from './tokens.ts';

/** E-mail address and password; then on to where one wanted to go. */
export function SignInPage() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { to } = useSearch({ from: '/sign-in' });
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const form = useForm({ initialValues: { email: '', password: '' } });
  const enter = form.onSubmit(async ({ email, password }) => {
    setBusy(true);
    try {
      await signIn(email, password, language());
      await speakAs(currentSession()!.agent.language);
      await navigate({ href: to ?? '/queue', replace: true });
    } catch (error) {
      const status = error instanceof Problem ? error.status : -1;
      setProblem(
        status === 401 || status === 400
          ? t('signIn.wrong')
          : status === 429
            ? t('signIn.tooMany')
            : status === 0
              ? t('state.offline')
              : error instanceof Problem
                ? error.message
                : String(error),
      );
    } finally {
      setBusy(false);
    }
  });
  return (
    <Center mih="100dvh" p="md" component="main">
      <Paper withBorder shadow="sm" p="xl" w="100%" maw={400}>
        <form onSubmit={enter}>
          <Stack>
            <Group gap="sm" wrap="nowrap">
              <img src="/assets/amends.svg" width={36} height={36} alt="" />
              <Title order={1} size="h3">
                {t('signIn.title')}
              </Title>
            </Group>
            {problem && (
              <Alert color="red" role="alert">
                {problem}
              </Alert>
            )}
            <TextInput
              type="email"
              autoComplete="username"
              required
              autoFocus
              label={t('signIn.email')}
              {...form.getInputProps('email')}
            />
            <PasswordInput
              autoComplete="current-password"
              required
              label={t('signIn.password')}
              {...form.getInputProps('password')}
            />
            <Button type="submit" loading={isBusy}>
              {t('signIn.submit')}
            </Button>
            <Text size="sm" c="dimmed">
              {t('signIn.forgotten')}
            </Text>
            <SegmentedControl
              aria-label={t('language')}
              value={i18n.language}
              data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
              onChange={(chosen) => void chooseLanguage(chosen as Language)}
            />
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}
