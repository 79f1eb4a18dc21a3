import { Alert, Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import { goOnAs } from '../session/tokens.ts';

const SHORTEST = 12;

/** One's own password, changed by whoever knows the present one. */
export default function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['account', 'common']);
  const form = useForm({
    initialValues: { current: '', password: '', again: '' },
    validate: {
      current: (text) => (text === '' ? t('missing') : null),
      password: (text) => ([...text].length < SHORTEST ? t('tooShort', { count: SHORTEST }) : null),
      again: (text, { password }) => (text === password ? null : t('differs')),
    },
  });
  const change = useMutation({
    mutationFn: ({ current, password }: typeof form.values) =>
      answer(api.PUT('/api/v1/me/password', { body: { current, password } })),
    onSuccess: (session) => {
      goOnAs(session);
      notifications.show({ color: 'green', title: t('done'), message: t('othersEnd') });
      onClose();
    },
    onError: (error) => {
      if (error instanceof Problem) form.setErrors(error.byField());
    },
  });
  const { error } = change;
  const says =
    error === null || (error instanceof Problem && error.errors.length > 0)
      ? null
      : error instanceof Problem && error.isOffline
        ? t('common:state.offline')
        : error instanceof Problem && error.status === 429
          ? t('common:signIn.tooMany')
          : error.message;
  const eye = { 'aria-label': t('show'), 'aria-hidden': false, tabIndex: 0 };
  return (
    <Modal opened onClose={onClose} title={t('title')} closeButtonProps={{ 'aria-label': t('common:action.close') }}>
      <form noValidate onSubmit={form.onSubmit((values) => change.mutate(values))}>
        <Stack>
          {says && (
            <Alert color="red" role="alert">
              {says}
            </Alert>
          )}
          <PasswordInput
            data-autofocus
            required
            label={t('current')}
            autoComplete="current-password"
            visibilityToggleButtonProps={eye}
            {...form.getInputProps('current')}
          />
          <PasswordInput
            required
            label={t('new')}
            description={t('newIs', { count: SHORTEST })}
            autoComplete="new-password"
            visibilityToggleButtonProps={eye}
            {...form.getInputProps('password')}
          />
          <PasswordInput
            required
            label={t('again')}
            autoComplete="new-password"
            visibilityToggleButtonProps={eye}
            {...form.getInputProps('again')}
          />
          <Text size="sm">{t('othersEnd')}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {t('submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
