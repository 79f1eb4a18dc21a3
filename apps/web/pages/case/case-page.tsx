import { SegmentedControl, Stack, Tabs, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem.ts';
import { complaintQuery } from '../../api/queries.ts';
import { useShortcut } from '../../keys/shortcuts.ts';
import { useSession } from '../../session/session.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { Failure, Nothing, Waiting } from '../../ui/states.tsx';
import type { Complaint, StepKey } from './case-data.ts';
import classes from './case.module.css';
import { askComposer } from './conversation/ask-composer.ts';
import { Composer } from './conversation/composer.tsx';
import { Conversation } from './conversation/conversation.tsx';
import { FactsColumn } from './facts/facts-column.tsx';
import { CaseHeader } from './header/case-header.tsx';
import { HistoryList } from './history/history-list.tsx';
import { StepDrawer } from './rail/step-drawer.tsx';
import { StepRail, StepStrip } from './rail/step-rail.tsx';

const route = getRouteApi('/inside/complaints/$reference');

/** One case: where its recovery stands, the conversation, and the facts. */
export function CasePage() {
  // All of its texts at once: a drawer whose words come later would take the page away until they are there.
  useTranslation(['case', 'steps', 'history', 'time-line', 'conversation', 'custom-fields']);
  const { reference } = route.useParams();
  const { data: complaint, error, refetch } = useQuery(complaintQuery(reference));
  if (complaint && error instanceof Problem && error.status === 404) return <Gone reference={reference} />;
  // What is on the screen is worth more than a message that it may be old.
  if (complaint) return <Case key={reference} complaint={complaint} />;
  return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Waiting />;
}

/** It went to another team while it was looked at, often by this person's own hand. */
function Gone({ reference }: { reference: string }) {
  const { t } = useTranslation('case');
  return (
    <Nothing title={t('gone.title', { reference })}>
      <p>{t('gone.why')}</p>
      <PageLink to="/queue">{t('gone.back')}</PageLink>
    </Nothing>
  );
}

const COLUMNS = ['conversation', 'recovery', 'facts'] as const;

function Case({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation('case');
  const { can } = useSession();
  // The conversation stays in the page beside the history, with what is being written and uploaded.
  const [middle, setMiddle] = useState<string | null>('conversation');
  const { step, tab } = route.useSearch();
  const navigate = route.useNavigate();
  const { reference, journey } = complaint;
  const show = COLUMNS.find((one) => one === tab) ?? 'conversation';
  const opened = journey.steps.find(({ key }) => key === step)?.key ?? null;
  const open = (key: StepKey | null) =>
    void navigate({ search: (before) => ({ ...before, step: key ?? undefined }), resetScroll: false });
  const mayWrite = can('complaint.work') && complaint.status !== 'merged';
  const write = (kind: 'to-customer' | 'note') => {
    void navigate({ search: (before) => ({ ...before, tab: undefined }), replace: true, resetScroll: false });
    setMiddle('conversation');
    askComposer(kind);
  };
  useShortcut('r', t('key.reply'), () => write('to-customer'), mayWrite);
  useShortcut('x', t('key.note'), () => write('note'), mayWrite);
  return (
    <Stack gap="md">
      <CaseHeader complaint={complaint} />
      <div className={`${classes.tabs} no-print`}>
        <StepStrip journey={journey} onOpen={open} />
        <SegmentedControl
          fullWidth
          mt="xs"
          aria-label={t('show.label')}
          data={COLUMNS.map((one) => ({ value: one, label: t(`show.${one}`) }))}
          value={show}
          onChange={(value) =>
            void navigate({ search: (before) => ({ ...before, tab: value }), replace: true, resetScroll: false })
          }
        />
      </div>
      <div className={classes.columns} data-show={show}>
        <section className={`${classes.column} ${classes.aside}`} data-column="recovery" aria-labelledby="rail-title">
          <Title order={2} size="h5" id="rail-title" mb="xs">
            {t('rail.title')}
          </Title>
          <StepRail journey={journey} onOpen={open} />
        </section>
        <section className={classes.column} data-column="conversation" aria-label={t('show.conversation')}>
          <Tabs value={middle} onChange={setMiddle} keepMountedMode="display-none">
            <Tabs.List mb="sm" className="no-print">
              <Tabs.Tab value="conversation">{t('show.conversation')}</Tabs.Tab>
              <Tabs.Tab value="history">{t('panel.history')}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="conversation">
              <Stack>
                <Conversation reference={reference} />
                {mayWrite && <Composer reference={reference} />}
              </Stack>
            </Tabs.Panel>
            <Tabs.Panel value="history">{middle === 'history' && <HistoryList reference={reference} />}</Tabs.Panel>
          </Tabs>
        </section>
        <section className={`${classes.column} ${classes.aside}`} data-column="facts" aria-label={t('show.facts')}>
          <FactsColumn complaint={complaint} />
        </section>
      </div>
      <StepDrawer reference={reference} step={opened} onClose={() => open(null)} />
    </Stack>
  );
}
