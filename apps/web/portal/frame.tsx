import { Alert, Anchor, Box, Container, Group, Text } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconCloudOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../i18n/i18n.ts';
import { choose } from './portal-language.ts';

/** What surrounds a page of the customers': whose it is, the other language, and whether the connection is lost. */
export function Frame({ children, bare = false }: { children: ReactNode; bare?: boolean }) {
  const { t } = useTranslation('portal');
  return (
    <>
      {!bare && (
        <Box
          component="header"
          className="no-print"
          style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}
        >
          <Container size={640} py="sm">
            <Group justify="space-between">
              <Text fw={650}>{t('brand')}</Text>
              <Speak />
            </Group>
          </Container>
        </Box>
      )}
      <Container component="main" size={640} py={bare ? 'xs' : 'lg'} px={bare ? 'xs' : 'md'}>
        <Offline />
        {children}
      </Container>
    </>
  );
}

/** The way to the other language, in that language. */
function Speak() {
  const { i18n } = useTranslation('portal');
  const other: Language = i18n.language === 'en' ? 'zh-CN' : 'en';
  return (
    <Anchor component="button" type="button" lang={other} py={4} onClick={() => void choose(other)}>
      {LANGUAGES[other]}
    </Anchor>
  );
}

function Offline() {
  const { t } = useTranslation('portal');
  const { online } = useNetwork();
  return (
    <div role="status">
      {!online && (
        <Alert color="yellow" mb="md" icon={<IconCloudOff aria-hidden />}>
          {t('offline')}
        </Alert>
      )}
    </div>
  );
}
