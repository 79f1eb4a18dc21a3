import { Button, Menu, Text, useMantineColorScheme } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconKeyboard, IconLock, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, LANGUAGES, type Language } from '../i18n/i18n.ts';
import { openHelp } from '../keys/overlay.ts';
import { ShortcutKeys } from '../keys/shortcut-keys.tsx';
import { useSession } from '../session/session.ts';
import { signOut } from '../session/tokens.ts';
import { showProblem } from '../ui/show-problem.tsx';

const PasswordDialog = lazy(() => import('./password-dialog.tsx'));

/** Who is signed in; language, colours, password, and the way out. */
export function AccountMenu() {
  const { t, i18n } = useTranslation();
  const { me } = useSession();
  const queries = useQueryClient();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = async (): Promise<void> => {
    try {
      await signOut();
    } catch (error) {
      showProblem(error);
      // The next person at this computer would go on as this one.
      notifications.show({ color: 'red', role: 'alert', autoClose: false, title: t('stillSignedIn'), message: null });
      return;
    }
    queries.clear();
  };
  const speak = async (chosen: Language): Promise<void> => {
    await chooseLanguage(chosen);
    // Guidance and gates come from the api in the reader's language.
    await queries.invalidateQueries();
  };
  const [changesPassword, setChangesPassword] = useState(false);
  const { t: live } = useTranslation('live');
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            px="xs"
            aria-label={`${t('account')}: ${me.name}`}
            leftSection={<IconUserCircle size={20} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            <Text span inherit visibleFrom="sm">
              {me.name}
            </Text>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{me.name}</Menu.Label>
          <Menu.Divider />
          <Menu.Label>{t('language')}</Menu.Label>
          {(Object.keys(LANGUAGES) as Language[]).map((one) => (
            <Menu.Item
              key={one}
              lang={one}
              aria-current={i18n.language === one || undefined}
              fw={i18n.language === one ? 700 : 400}
              onClick={() => void speak(one)}
            >
              {LANGUAGES[one]}
            </Menu.Item>
          ))}
          <Menu.Label>{t('scheme.label')}</Menu.Label>
          {(['light', 'dark', 'auto'] as const).map((scheme) => (
            <Menu.Item
              key={scheme}
              aria-current={colorScheme === scheme || undefined}
              fw={colorScheme === scheme ? 700 : 400}
              onClick={() => setColorScheme(scheme)}
            >
              {t(`scheme.${scheme}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconKeyboard size={16} aria-hidden />}
            rightSection={<ShortcutKeys keys="?" />}
            onClick={openHelp}
          >
            {live('keys.title')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLock size={16} aria-hidden />} onClick={() => setChangesPassword(true)}>
            {t('changePassword')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
            {t('signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {changesPassword && (
        <Suspense>
          <PasswordDialog onClose={() => setChangesPassword(false)} />
        </Suspense>
      )}
    </>
  );
}
