import { Button, Menu, Text } from '@mantine/core';
import { IconArrowRight, IconChevronDown, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../session/session.ts';
import type { Complaint, Status } from '../case-data.ts';
import { MoveDialog } from './move-dialog.tsx';

/** Where the case may go from here. A shut gate can be looked at too: it says why it is shut. */
export function StatusMenu({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation(['case', 'common']);
  const { can } = useSession();
  const [to, setTo] = useState<Status | null>(null);
  const { moves } = complaint;
  if (!can('complaint.work') || moves.length === 0) return null;
  // A statement can be written on the way.
  const isShut = ({ missing }: Complaint['moves'][number]) =>
    missing.some(({ code }) => code !== 'resolution-statement');
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button rightSection={<IconChevronDown size={15} aria-hidden />}>{t('move.menu')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {moves.map((move) => (
            <Menu.Item
              key={move.to}
              onClick={() => setTo(move.to)}
              leftSection={isShut(move) ? <IconLock size={16} aria-hidden /> : <IconArrowRight size={16} aria-hidden />}
            >
              {t(`move.to.${move.to as 'open'}`)}
              {isShut(move) && (
                <Text size="xs" c="dimmed">
                  {t('move.shut', { count: move.missing.length })}
                </Text>
              )}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {to && <MoveDialog key={to} complaint={complaint} to={to} onClose={() => setTo(null)} />}
    </>
  );
}
