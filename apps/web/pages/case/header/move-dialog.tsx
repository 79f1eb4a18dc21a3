import { Alert, Checkbox, List, Text, Textarea } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { Problem } from '../../../api/problem.ts';
import { complaintQuery } from '../../../api/queries.ts';
import { useSession } from '../../../session/session.ts';
import type { Complaint, Missing, Status, StepKey } from '../case-data.ts';
import { FormDialog, reasonAt } from '../form-dialog.tsx';
import { SayCheck } from '../forms/say-check.tsx';
import { OfferCompared } from '../rail/offer-compared.tsx';
import { StepLink } from '../rail/step-link.tsx';
import { ifMatch, useChange } from '../use-change.ts';
import { Rejected } from './judged-answer.tsx';

interface MoveDialogProps {
  complaint: Complaint;
  to: Status;
  onClose: () => void;
}

/** What the words that are written here supply. */
const IN_THE_ANSWER: ReadonlySet<string> = new Set(['resolution-statement', 'answer-rejected']);

/** What was written when somebody went from here to a step that the gate asks for: it is there again afterwards. */
const leftBehind = new Map<string, { reason: string; statement: string }>();

/**
 * Moves the case to another status. A shut gate says what is missing and where to supply it; those who may can pass it with
 * a reason, which shows in reports.
 */
export function MoveDialog({ complaint, to, onClose }: MoveDialogProps) {
  const { t } = useTranslation(['case', 'common']);
  const { me, can } = useSession();
  const queries = useQueryClient();
  const { reference } = complaint;
  const place = `${me.id} ${reference} ${to}`;
  const [left] = useState(() => leftBehind.get(place));
  const [reason, setReason] = useState(left?.reason ?? '');
  const [statement, setStatement] = useState(left?.statement ?? complaint.statement ?? '');
  useEffect(() => void leftBehind.delete(place), [place]);
  const [overriding, setOverriding] = useState(false);
  const [override, setOverride] = useState('');
  const post = (version: number) =>
    answer(
      api.POST('/api/v1/complaints/{reference}/status', {
        params: { path: { reference }, header: ifMatch(version) },
        body: {
          status: to as Exclude<Status, 'merged'>,
          ...(reason.trim() && { reason }),
          ...(to === 'resolved' && statement.trim() && { statement }),
          ...(overriding && { override }),
        },
      }),
    );
  const move = useChange(
    reference,
    async () => {
      try {
        return await post(complaint.version);
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 412) throw error;
        const now = await queries.fetchQuery({ ...complaintQuery(reference), staleTime: 0 });
        // As long as it still stands where it stood, the wish holds; the gates judge it anew.
        if (now.status !== complaint.status) throw error;
        return post(now.version);
      }
    },
    { onDone: onClose, onProblem: () => undefined },
  );
  const refused = move.error instanceof Problem ? move.error.blockedBy : [];
  const known = complaint.moves.find((one) => one.to === to)?.missing ?? [];
  const isAnswer = statement.trim() !== '' && statement.trim() !== complaint.judgedAnswer?.statement?.trim();
  const missing = (refused.length > 0 ? refused : known).filter(
    ({ code }) => !(to === 'resolved' && IN_THE_ANSWER.has(code) && isAnswer),
  );
  const isShut = missing.some(({ code }) => !IN_THE_ANSWER.has(code));
  const mayNot = isShut && !overriding;
  return (
    <FormDialog
      title={t(`move.to.${to as 'open'}`)}
      opened
      onClose={onClose}
      onSubmit={() => move.mutate(undefined)}
      submit={t(overriding ? 'move.override' : 'move.submit')}
      error={refused.length > 0 ? null : move.error}
      fields={['statement', 'reason', 'override']}
      pending={move.isPending}
      disabled={mayNot || (overriding && override.trim() === '')}
      color={overriding ? 'orange' : undefined}
      size="lg"
    >
      <Gate
        missing={missing}
        mayPass={can('gate.override') || !isShut}
        onLeave={() => {
          leftBehind.set(place, { reason, statement });
          onClose();
        }}
      />
      {to === 'resolved' && (
        <>
          <Rejected complaint={complaint} />
          <OfferCompared reference={reference} />
          <Textarea
            label={t('move.statement')}
            description={t('move.statementHow')}
            withAsterisk
            autosize
            minRows={3}
            value={statement}
            onChange={(event) => setStatement(event.currentTarget.value)}
            error={reasonAt(move.error, 'statement')}
          />
          <SayCheck text={statement} reference={reference} />
        </>
      )}
      <Textarea
        label={t('move.reason')}
        autosize
        minRows={1}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={reasonAt(move.error, 'reason')}
      />
      {missing.length > 0 && can('gate.override') && (
        <>
          <Checkbox
            label={t('move.overrideAsk')}
            checked={overriding}
            onChange={(event) => setOverriding(event.currentTarget.checked)}
          />
          {overriding && (
            <Textarea
              label={t('move.overrideReason')}
              description={t('move.overrideHow')}
              withAsterisk
              autosize
              minRows={2}
              value={override}
              onChange={(event) => setOverride(event.currentTarget.value)}
              error={reasonAt(move.error, 'override')}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}

/** Why a gate is shut: each missing piece, with the way to the step that supplies it. */
function Gate({
  missing,
  mayPass,
  onLeave,
}: {
  missing: readonly Pick<Missing, 'code' | 'field' | 'reason'>[];
  mayPass: boolean;
  onLeave: () => void;
}) {
  const { t } = useTranslation('case');
  if (missing.length === 0) return null;
  return (
    <Alert color="orange" icon={<IconLock aria-hidden />} title={t('move.gate', { count: missing.length })}>
      <List size="sm" spacing={6}>
        {missing.map((one) => (
          <List.Item key={`${one.code} ${one.field}`}>
            {one.reason} {'step' in one && <StepLink step={one.step as StepKey} onClick={onLeave} />}
          </List.Item>
        ))}
      </List>
      {!mayPass && (
        <Text size="sm" mt="xs">
          {t('move.whoMay')}
        </Text>
      )}
    </Alert>
  );
}
