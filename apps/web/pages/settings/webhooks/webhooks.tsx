import { Badge } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWebhooks } from '../../../api/settings-queries.ts';
import { TopicPage } from '../shared/topic-page.tsx';
import { SecretOnce } from './secret-once.tsx';
import type { Webhook } from './webhook.ts';
import { WebhookForm } from './webhook-form.tsx';

/** Other systems that rungs of ladders call, what was sent to them, and what came of it. */
export function WebhookSettings() {
  const { t } = useTranslation('webhooks');
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <TopicPage<Webhook>
      title={t('title')}
      intro={t('intro')}
      query={useWebhooks()}
      add={t('add')}
      row={({ name, url, active }) => ({
        title: name,
        summary: url,
        badges: !active && (
          <Badge color="gray" variant="outline">
            {t('off')}
          </Badge>
        ),
      })}
      form={(webhook, close) => (
        <WebhookForm key={webhook?.id} webhook={webhook} onClose={close} onSecret={setSecret} />
      )}
    >
      {secret && <SecretOnce secret={secret} onClose={() => setSecret(null)} />}
    </TopicPage>
  );
}
