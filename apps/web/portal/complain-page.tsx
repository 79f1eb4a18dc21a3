import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ComplainForm } from './complain-form.tsx';
import { Frame } from './frame.tsx';
import { Heading } from './heading.tsx';
import type { WebComplaintView } from './public-api.ts';
import { Sent } from './sent.tsx';
import { useHeightForParent } from './use-height-for-parent.ts';

/** Where anybody complains. @param embedded shown inside somebody else's page: without what surrounds it */
export function ComplainPage({ embedded = false }: { embedded?: boolean }) {
  const { t } = useTranslation('portal');
  const [sent, setSent] = useState<WebComplaintView | null>(null);
  const [again, setAgain] = useState(false);
  useHeightForParent(embedded);
  const writeAnother = (): void => {
    setSent(null);
    setAgain(true);
  };
  return (
    <Frame bare={embedded}>
      {sent ? (
        <Sent sent={sent} onAnother={writeAnother} />
      ) : (
        <Stack gap="lg">
          <div>
            <Heading takesFocus={again}>{t('form.title')}</Heading>
            <Text mt="xs">{t('form.about')}</Text>
          </div>
          <ComplainForm onSent={setSent} />
        </Stack>
      )}
    </Frame>
  );
}
