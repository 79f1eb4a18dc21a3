import { Button, Menu } from '@mantine/core';
import {
  IconAlarm,
  IconArrowsJoin,
  IconBell,
  IconDots,
  IconLink,
  IconPrinter,
  IconSpeakerphone,
  IconTransfer,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../session/session.ts';
import type { Complaint } from '../case-data.ts';
import { EscalateDialog } from './escalate-dialog.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { RemindDialog } from './remind-dialog.tsx';

type Doing = 'handOver' | 'escalate' | 'merge' | 'link' | 'snooze' | 'own';

/** What can be done with the case beside moving it on. */
export function MoreMenu({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation('case');
  const { me, can } = useSession();
  const [doing, setDoing] = useState<Doing | null>(null);
  const { reference, owner, status } = complaint;
  const close = () => setDoing(null);
  const isOver = status === 'merged';
  const mayHandOver = owner !== null && (owner.id === me.id || can('complaint.assign-others'));
  return (
    <>
      {can('complaint.work') && !isOver && mayHandOver && (
        <Button
          variant="default"
          leftSection={<IconTransfer size={16} aria-hidden />}
          onClick={() => setDoing('handOver')}
        >
          {t('action.handOver')}
        </Button>
      )}
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconDots size={16} aria-hidden />}>
            {t('action.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {can('complaint.work') && !isOver && (
            <>
              <Menu.Item leftSection={<IconSpeakerphone size={16} aria-hidden />} onClick={() => setDoing('escalate')}>
                {t('action.escalate')}
              </Menu.Item>
              {status !== 'resolved' && status !== 'closed' && (
                <Menu.Item leftSection={<IconAlarm size={16} aria-hidden />} onClick={() => setDoing('snooze')}>
                  {t('action.snooze')}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<IconBell size={16} aria-hidden />} onClick={() => setDoing('own')}>
                {t('action.remind')}
              </Menu.Item>
              <Menu.Item leftSection={<IconLink size={16} aria-hidden />} onClick={() => setDoing('link')}>
                {t('action.link')}
              </Menu.Item>
              {can('complaint.merge') && (
                <Menu.Item leftSection={<IconArrowsJoin size={16} aria-hidden />} onClick={() => setDoing('merge')}>
                  {t('action.merge')}
                </Menu.Item>
              )}
              <Menu.Divider />
            </>
          )}
          <Menu.Item leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => print()}>
            {t('action.print')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {doing === 'handOver' && <HandOverDialog complaint={complaint} onClose={close} />}
      {doing === 'escalate' && <EscalateDialog reference={reference} onClose={close} />}
      {doing === 'merge' && <MergeDialog complaint={complaint} onClose={close} />}
      {doing === 'link' && <LinkDialog reference={reference} onClose={close} />}
      {(doing === 'snooze' || doing === 'own') && <RemindDialog reference={reference} kind={doing} onClose={close} />}
    </>
  );
}
