import { Alert, Button, Text, Title } from '@mantine/core';
import { useMediaQuery, useNetwork } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconCloudOff, IconDatabaseOff, IconSend } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCustomFields } from '../../api/settings-queries.ts';
import { useSession } from '../../session/session.ts';
import { Moment } from '../../ui/moment.tsx';
import { NoPermission } from '../../ui/states.tsx';
import { isSent, isWritten } from './draft.ts';
import { DraftsNotice } from './drafts-notice.tsx';
import { HoldTimer, HoldWarning } from './hold-timer.tsx';
import { endHold } from './hold.ts';
import { IntakeParts } from './intake-parts.tsx';
import classes from './intake.module.css';
import { Logging } from './logging.tsx';
import { OpeningAdvice, Progress } from './opening-advice.tsx';
import { jumpTo } from './part.tsx';
import { progressOf } from './progress.ts';
import { newPromise } from './reassurance-part.tsx';
import { useCallBackWords } from './use-call-back-words.ts';
import { useDraft } from './use-draft.ts';
import { useLogging } from './use-logging.ts';
import { WritingProvider } from './writing.tsx';
import { partOf, requiredFacts, wrongFields, WrongFieldsContext, type WrongFields } from './wrong-fields.ts';

export function IntakePage() {
  // All of its texts at once: a part whose words come later would take the page away until they are there.
  useTranslation(['intake', 'custom-fields']);
  const { can } = useSession();
  return can('complaint.log') ? <Intake /> : <NoPermission />;
}

/** A complaint is taken down while the customer speaks; what was written is never lost. */
function Intake() {
  const { t } = useTranslation('intake');
  const { t: common } = useTranslation();
  const { me } = useSession();
  const navigate = useNavigate();
  const opened = useDraft();
  const { draft, change, keptAt, isLost, discard } = opened;
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const { online } = useNetwork();
  const [checked, setChecked] = useState<{ of: string; fields: readonly string[] }>({ of: '', fields: [] });
  const finish = (reference: string) => {
    notifications.show({ color: 'green', message: t('logging.all', { reference }) });
    discard(draft.id);
    void navigate({ to: '/complaints/$reference', params: { reference } });
  };
  const { data: known } = useCustomFields();
  const facts = known?.items;
  const logging = useLogging(opened, finish);
  const states = useMemo(() => progressOf(draft), [draft]);
  // Of what was found at fault when it was to be logged, what still is.
  const ownWrong = useMemo((): WrongFields => {
    if (checked.of !== draft.id) return {};
    const found = Object.entries(wrongFields(draft, new Date(), facts)).filter(([field]) =>
      checked.fields.includes(field),
    );
    return Object.fromEntries(found.map(([field, why]) => [field, t(`wrong.${why}`)]));
  }, [checked, draft, facts, t]);
  const wrong = { ...logging.wrong, ...ownWrong };
  const needed = Object.keys(wrong).map(partOf);
  if (!isSent(draft) && requiredFacts(draft, facts ?? []).length > 0) needed.push('facts');

  const submit = () => {
    const fields = Object.keys(wrongFields(draft, new Date(), facts));
    setChecked({ of: draft.id, fields });
    if (fields[0] !== undefined) return showFirst(fields[0]);
    if (draft.hold.since !== null) change({ hold: endHold(draft.hold, new Date()) });
    void logging.log();
  };
  const callBackWords = useCallBackWords(draft, change);
  const callBack = (dueAt: string) =>
    change(({ hold, promises }) => ({
      hold: { ...endHold(hold, new Date()), callBackOffered: true },
      promises: [...promises, newPromise(callBackWords, dueAt)],
    }));
  const goBack = () => {
    logging.hide();
    const [first] = Object.keys(logging.wrong);
    if (first) showFirst(first);
  };

  return (
    <WritingProvider value={{ draft, change, finish }}>
      <WrongFieldsContext.Provider value={wrong}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <div className={classes.strip}>
            <Title order={1} size="h3" className={classes.grow}>
              {common('page.new')}
            </Title>
            <HoldTimer hold={draft.hold} onChange={(hold) => change({ hold })} />
            {keptAt && isWritten(draft) && (
              <Text size="xs" c="dimmed">
                {t('drafts.kept')} <Moment at={keptAt} show="time" />
              </Text>
            )}
            <Button type="submit" leftSection={<IconSend size={16} aria-hidden />}>
              {draft.submission.reference ? t('logging.resume') : t('logging.log')}
            </Button>
            <HoldWarning hold={draft.hold} onCallBack={callBack} />
            {!online && (
              <Alert color="orange" p="xs" w="100%" role="status" icon={<IconCloudOff aria-hidden />}>
                {t('offline')}
              </Alert>
            )}
            {isLost && (
              <Alert color="red" p="xs" w="100%" role="alert" icon={<IconDatabaseOff aria-hidden />}>
                {t('drafts.notKept')}
              </Alert>
            )}
          </div>
          <DraftsNotice {...opened} />
          {isSent(draft) && (
            <Alert color="orange" p="xs" my="xs">
              {draft.submission.reference
                ? t('logging.partlyBefore', { reference: draft.submission.reference })
                : t('logging.unknown')}
            </Alert>
          )}
          <div className={classes.page} key={draft.id}>
            <IntakeParts states={states} isFolding={isPhone} needed={needed} />
            <div className={classes.aside}>
              <OpeningAdvice />
              <Progress states={states} />
            </div>
          </div>
        </form>
        {logging.isShown && (
          <Logging
            draft={draft}
            by={me.name}
            running={logging.running}
            problems={logging.problems}
            onRetry={submit}
            onBack={goBack}
          />
        )}
      </WrongFieldsContext.Provider>
    </WritingProvider>
  );
}

/** Leads to the first field that is at fault. */
function showFirst(field: string): void {
  jumpTo(partOf(field));
  // Once it has been drawn as wrong, and its part is open.
  setTimeout(() => {
    const own = document.querySelector<HTMLElement>(`form [data-field="${CSS.escape(field)}"]`);
    (own ?? document.querySelector<HTMLElement>('form [aria-invalid="true"]'))?.focus();
  }, 50);
}
