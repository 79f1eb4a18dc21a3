import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CasePage } from './case-page.tsx';
import { ComplainPage } from './complain-page.tsx';
import { Frame } from './frame.tsx';
import { Heading } from './heading.tsx';

/** The customers' pages by their address. There are three, and nobody goes from one to another without a mail in between. */
export function Pages({ path }: { path: string }) {
  // So that the words change with the language everywhere.
  useTranslation('portal');
  const token = /^\/case\/([^/]+)\/?$/.exec(path)?.[1];
  if (token !== undefined) return <CasePage token={token} />;
  if (path.replace(/\/$/, '') === '/complain/embedded') return <ComplainPage embedded />;
  if (path.replace(/\/$/, '') === '/complain') return <ComplainPage />;
  return <NothingHere />;
}

function NothingHere() {
  const { t } = useTranslation('portal');
  return (
    <Frame>
      <Stack>
        <Heading>{t('failed.missingTitle')}</Heading>
        <Text>{t('failed.missing')}</Text>
      </Stack>
    </Frame>
  );
}
