import { Autocomplete, Button, Group, Modal, Progress, SegmentedControl, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { WhyNotSaved } from '../shared/why-not-saved.tsx';

interface ReplaceTagProps {
  tag: string;
  /** All tags in use, of which one may take its place. */
  others: readonly string[];
  onClose: () => void;
}

/** Renames a tag, joins it with another or takes it off, on all complaints. Goes on until none is left, and shows how far it is. */
export function ReplaceTag({ tag, others, onClose }: ReplaceTagProps) {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const [way, setWay] = useState<'replace' | 'remove'>('replace');
  const [to, setTo] = useState('');
  const [share, setShare] = useState(0);
  const joins = others.includes(to.trim()) && to.trim() !== tag;
  const replacing = useMutation({
    mutationFn: async () => {
      let changed = 0;
      for (;;) {
        const body = { from: tag, to: way === 'remove' ? null : to.trim() };
        const step = await answer(api.POST('/api/v1/tags/replacement', { body }));
        changed += step.changed;
        setShare((changed / Math.max(changed + step.left, 1)) * 100);
        // Those that somebody is changing at this moment are left: ask again another time, not for ever.
        if (step.left === 0 || step.changed === 0) return { changed, left: step.left };
      }
    },
    onSuccess: ({ changed, left }) => {
      notifications.show({ message: t(left > 0 ? 'tags.someLeft' : 'tags.done', { count: changed, left }) });
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.settings('tags') }),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('tags.changeOne', { tag })}
      closeButtonProps={{ 'aria-label': t('form.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          replacing.mutate();
        }}
      >
        <Stack>
          {replacing.error && <WhyNotSaved error={replacing.error} />}
          <SegmentedControl
            aria-label={t('tags.change')}
            value={way}
            onChange={(chosen) => setWay(chosen as 'replace' | 'remove')}
            data={[
              { value: 'replace', label: t('tags.rename') },
              { value: 'remove', label: t('tags.takeOff') },
            ]}
          />
          {way === 'replace' && (
            <Autocomplete
              label={t('tags.newName')}
              description={t('tags.joinHint')}
              required
              data={others.filter((other) => other !== tag)}
              value={to}
              onChange={setTo}
              maxLength={60}
            />
          )}
          <Text size="sm" role="status">
            {way === 'remove'
              ? t('tags.takeOffMeans', { tag })
              : joins
                ? t('tags.joinMeans', { tag, other: to.trim() })
                : t('tags.renameMeans', { tag })}
          </Text>
          {replacing.isPending && <Progress value={share} animated aria-label={t('tags.progress')} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('form.cancel')}
            </Button>
            <Button type="submit" loading={replacing.isPending} disabled={way === 'replace' && to.trim() === ''}>
              {way === 'remove' ? t('tags.takeOff') : joins ? t('tags.join') : t('tags.rename')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
