import { Group, List, ScrollArea, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDuration } from './duration.ts';
import { writeMoment } from './moment.tsx';
import { lengthOf, lookOf, type Stretch } from './stretches.ts';
import styles from './time-line.module.css';

/** The stretches of a time line in words: from when to when, how long, whether it counts and why. */
export function StretchList({ stretches, zone }: { stretches: readonly Stretch[]; zone: string }) {
  const { t, i18n } = useTranslation('time-line');
  const write = useDuration();
  const why = (stretch: Stretch) => t(`why.${stretch.why}` as 'why.shift');
  const moment = (at: string) => writeMoment(new Date(at), i18n.language, zone);
  return (
    <ScrollArea.Autosize mah={320} viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': t('list') }}>
      <List listStyleType="none" spacing={4} size="sm">
        {stretches.map((stretch) => (
          <List.Item key={stretch.from}>
            <Group gap="xs" wrap="nowrap" align="baseline">
              <span className={`${styles.sample} ${styles[lookOf(stretch)]}`} aria-hidden />
              <span>
                <Text span size="sm" fw={600}>
                  {stretch.counted ? t('counts') : t('doesNotCount')}
                </Text>
                {' · '}
                {stretch.name ? t('whyNamed', { why: why(stretch), name: stretch.name }) : why(stretch)}
                {' · '}
                {write(lengthOf(stretch))}
                <Text span size="sm" c="dimmed" display="block">
                  {moment(stretch.from)} – {moment(stretch.to)}
                </Text>
              </span>
            </Group>
          </List.Item>
        ))}
      </List>
    </ScrollArea.Autosize>
  );
}
