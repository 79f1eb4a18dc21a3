import { NativeSelect, NavLink, Stack, Text } from '@mantine/core';
import { Link, Navigate, useNavigate, useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.ts';
import { NoPermission, Nothing, Waiting } from '../../ui/states.tsx';
import styles from './settings-page.module.css';
import { TOPIC_NAMES, TOPICS, type TopicName } from './topics.ts';

const GROUPS = ['people', 'time', 'words', 'systems'] as const;

/** The settings: their topics at the side (on a phone in a select), and the topic that is open. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  const { can } = useSession();
  const { topic } = useParams({ strict: false });
  const navigate = useNavigate();
  const mine = TOPIC_NAMES.filter((name) => can(TOPICS[name].permission));
  if (topic === undefined) return <Navigate to="/settings/$topic" params={{ topic: mine[0] ?? 'roles' }} replace />;
  const groups = GROUPS.map((group) => ({ group, names: mine.filter((name) => TOPICS[name].group === group) })).filter(
    ({ names }) => names.length > 0,
  );
  return (
    <div className={styles.page}>
      <nav className={styles.nav} aria-label={t('nav')}>
        {groups.map(({ group, names }) => (
          <Stack key={group} gap={0} mb="sm">
            <Text size="xs" fw={700} c="dimmed" px="sm" py={4}>
              {t(`group.${group}`)}
            </Text>
            {names.map((name) => (
              <NavLink
                key={name}
                component={Link}
                to="/settings/$topic"
                params={{ topic: name } as never}
                label={t(`topic.${name}`)}
                active={name === topic}
                aria-current={name === topic ? 'page' : undefined}
              />
            ))}
          </Stack>
        ))}
      </nav>
      <NativeSelect
        className={styles.select}
        label={t('nav')}
        value={topic}
        onChange={(event) => void navigate({ to: '/settings/$topic', params: { topic: event.currentTarget.value } })}
      >
        {groups.map(({ group, names }) => (
          <optgroup key={group} label={t(`group.${group}`)}>
            {names.map((name) => (
              <option key={name} value={name}>
                {t(`topic.${name}`)}
              </option>
            ))}
          </optgroup>
        ))}
      </NativeSelect>
      <div className={styles.topic}>
        <Suspense fallback={<Waiting />}>
          <OpenTopic name={topic} />
        </Suspense>
      </div>
    </div>
  );
}

function OpenTopic({ name }: { name: string }) {
  const { t } = useTranslation('settings');
  const { can } = useSession();
  if (!isTopic(name)) return <Nothing>{t('noSuchTopic')}</Nothing>;
  const { permission, Page } = TOPICS[name];
  return can(permission) ? <Page key={name} /> : <NoPermission />;
}

const isTopic = (name: string): name is TopicName => Object.hasOwn(TOPICS, name);
