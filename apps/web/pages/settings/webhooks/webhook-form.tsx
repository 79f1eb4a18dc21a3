import { Divider, Group, Stack, Switch, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { again, FormDrawer } from '../shared/form-drawer.tsx';
import { DeliveryLog } from './delivery-log.tsx';
import type { Webhook } from './webhook.ts';

interface WebhookFormProps {
  webhook: Webhook | null;
  onClose: () => void;
  /** A secret was made, and is told this once. */
  onSecret: (secret: string) => void;
}

const valuesOf = (webhook: Webhook | null) => ({
  name: webhook?.name ?? '',
  url: webhook?.url ?? 'https://',
  active: webhook?.active ?? true,
});

/** Another system that is called, with the log of its calls. */
export function WebhookForm({ webhook, onClose, onSecret }: WebhookFormProps) {
  const { t } = useTranslation('webhooks');
  const path = { id: webhook?.id ?? '' };
  return (
    <FormDrawer
      title={webhook?.name ?? t('add')}
      initial={valuesOf(webhook)}
      version={webhook?.version}
      readAgain={again(() => answer(api.GET('/api/v1/webhooks/{id}', { params: { path } })), valuesOf)}
      save={async (body, header) => {
        if (webhook) return answer(api.PUT('/api/v1/webhooks/{id}', { params: { path, header }, body }));
        const { secret } = await answer(api.POST('/api/v1/webhooks', { body }));
        onSecret(secret);
      }}
      remove={
        webhook ? (header) => answer(api.DELETE('/api/v1/webhooks/{id}', { params: { path, header } })) : undefined
      }
      topics={['webhooks']}
      readOnly={false}
      onClose={onClose}
      beside={() =>
        webhook && (
          <Stack mt="lg">
            <Divider />
            <Group justify="space-between">
              <Title order={3} size="h5">
                {t('log')}
              </Title>
              <ConfirmButton
                size="xs"
                question={t('rotateQuestion')}
                explanation={t('rotateMeans')}
                yes={t('rotate')}
                onConfirm={async () => {
                  const { secret } = await answer(api.POST('/api/v1/webhooks/{id}/secret', { params: { path } }));
                  onClose();
                  onSecret(secret);
                }}
              >
                {t('rotate')}
              </ConfirmButton>
            </Group>
            <DeliveryLog id={webhook.id} />
          </Stack>
        )
      }
    >
      {(form) => (
        <>
          <TextInput label={t('name')} required {...form.getInputProps('name')} />
          <TextInput label={t('url')} description={t('urlIs')} type="url" required {...form.getInputProps('url')} />
          <Switch label={t('active')} {...form.getInputProps('active', { type: 'checkbox' })} />
        </>
      )}
    </FormDrawer>
  );
}
