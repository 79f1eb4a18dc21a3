import { ActionIcon, Button, Group, Menu, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NameView } from './name-view.tsx';
import { sayDone, useOwnViews } from './own-views.ts';
import type { OwnView } from './queue-queries.ts';

/** Renames, moves and deletes a view of one's own. */
export function OwnViewMenu({ view, at, all }: { view: OwnView; at: number; all: OwnView[] }) {
  const { t } = useTranslation('queue');
  const { t: common } = useTranslation();
  const { edit, order, remove } = useOwnViews();
  const [isNaming, naming] = useDisclosure();
  const [isRemoving, removing] = useDisclosure();
  const navigate = useNavigate();
  const shown = useSearch({ from: '/inside/queue', select: ({ own }) => own });
  const { name } = view;
  const move = (by: 1 | -1) => {
    const ids = all.map(({ id }) => id);
    ids.splice(at + by, 0, ...ids.splice(at, 1));
    order.mutate(ids);
  };
  const takeAway = async () => {
    await remove.mutateAsync(view.id);
    removing.close();
    sayDone(t('own.removed', { name }));
    if (shown === view.id) await navigate({ to: '/queue', search: {} });
  };
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('own.menu', { name })}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={naming.open}>
            {t('own.rename')}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowUp size={16} aria-hidden />} disabled={at === 0} onClick={() => move(-1)}>
            {t('own.up')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowDown size={16} aria-hidden />}
            disabled={at === all.length - 1}
            onClick={() => move(1)}
          >
            {t('own.down')}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} c="red" onClick={removing.open}>
            {t('own.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isNaming && (
        <NameView
          title={t('own.rename')}
          name={name}
          onClose={naming.close}
          onNamed={async (changed) => void (await edit.mutateAsync({ id: view.id, name: changed }))}
        />
      )}
      <Modal
        opened={isRemoving}
        onClose={removing.close}
        title={t('own.remove')}
        closeButtonProps={{ 'aria-label': common('action.close') }}
      >
        <Text mb="md">{t('own.removeSure', { name })}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={removing.close}>
            {common('action.cancel')}
          </Button>
          <Button color="red" loading={remove.isPending} onClick={() => void takeAway().catch(() => undefined)}>
            {t('own.remove')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
