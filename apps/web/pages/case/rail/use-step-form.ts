import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { answer, api } from '../../../api/client.ts';
import { Problem } from '../../../api/problem.ts';
import { complaintQuery } from '../../../api/queries.ts';
import { useSession } from '../../../session/session.ts';
import { stepQuery, type Step, type StepKey } from '../case-data.ts';
import { fieldOf, readyEvidence, type EvidenceOf } from '../forms/evidence.ts';
import { alike, rebase, typedSince } from '../stale.ts';
import { ifMatch, useChange } from '../use-change.ts';
import { forgetDraft, keepDraft, readDraft, type Draft, type Place } from './step-drafts.ts';

export interface Wish {
  state?: 'open' | 'done' | 'overridden' | 'reopened';
  reason?: string;
}

interface Conflict<E> {
  by: string | null;
  /** Fields that somebody else changed, as they saved them; what was typed here stays until one takes theirs. */
  clashes: (keyof E)[];
  taken: (keyof E)[];
  theirs: E;
}

/**
 * The form of one step: what is typed survives closing, a reload and somebody else's change. A change elsewhere in the case
 * is no conflict, only one in this step's evidence.
 * @param onSaved hears what was saved, and whether something was typed since
 */
export function useStepForm<K extends StepKey>(
  reference: string,
  key: K,
  onSaved: (step: Step, isDirty: boolean) => void,
) {
  const { me } = useSession();
  const place = useMemo((): Place => ({ personId: me.id, reference, key }), [me.id, reference, key]);
  const queries = useQueryClient();
  const { data: step, error: failure, refetch } = useQuery(stepQuery(reference, key));
  const [draft, setDraft] = useState<Draft<EvidenceOf[K]> | null>(() => readDraft(place));
  const [conflict, setConflict] = useState<Conflict<EvidenceOf[K]> | null>(null);
  const onRecord = (step?.evidence ?? {}) as EvidenceOf[K];
  const base = draft?.base ?? onRecord;
  const value = draft?.value ?? onRecord;

  // While a save is on its way people type on.
  const latest = useRef({ base, value });
  latest.current = { base, value };

  useEffect(() => {
    if (draft) keepDraft(place, draft);
  }, [draft, place]);

  /** Puts what was typed on top of what somebody else saved. @returns whether their change touches this step at all */
  const takeUp = (theirs: Step): boolean => {
    const evidence = theirs.evidence as EvidenceOf[K];
    const mine = latest.current;
    if (alike(mine.base, evidence)) return false;
    const { value: rebased, taken, clashes } = rebase(mine.base, mine.value, evidence);
    setDraft({ base: evidence, value: rebased });
    setConflict({ by: theirs.updatedBy?.name ?? null, clashes, taken, theirs: evidence });
    return true;
  };

  const put = (wish: Wish, version: number) =>
    answer(
      api.PUT('/api/v1/complaints/{reference}/steps/{key}', {
        params: { path: { reference, key }, header: ifMatch(version) },
        body: { evidence: readyEvidence(key, value), ...wish },
      }),
    );

  const save = useChange(
    reference,
    async (wish: Wish) => {
      // Evidence that came in while this one typed must not be overwritten unseen.
      if (step && draft && !alike(base, step.evidence)) {
        takeUp(step);
        throw new Problem(412, 'stale', 'stale');
      }
      try {
        return { saved: await put(wish, step!.version), sent: value };
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 412) throw error;
        const theirs = await queries.fetchQuery({ ...stepQuery(reference, key), staleTime: 0 });
        if (takeUp(theirs)) throw error;
        return { saved: await put(wish, theirs.version), sent: value };
      }
    },
    {
      onDone: ({ saved, sent }) => {
        const newer = typedSince(sent, latest.current.value, saved.evidence as EvidenceOf[K]);
        if (newer) keepDraft(place, newer);
        else forgetDraft(place);
        setDraft(newer);
        setConflict(null);
        queries.setQueryData(stepQuery(reference, key).queryKey, saved);
        void queries.invalidateQueries({ queryKey: complaintQuery(reference).queryKey });
        onSaved(saved, newer !== null);
      },
      onProblem: () => undefined,
    },
  );

  const problem = save.error instanceof Problem ? save.error : null;
  return {
    step,
    failure,
    refetch,
    value,
    isDirty: draft !== null && !alike(draft.value, onRecord),
    conflict,
    set: (change: Partial<EvidenceOf[K]>) => setDraft({ base, value: { ...value, ...change } }),
    takeTheirs: (field: keyof EvidenceOf[K]) => {
      if (!conflict) return;
      setDraft({ base, value: { ...value, [field]: conflict.theirs[field] } });
      setConflict({ ...conflict, clashes: conflict.clashes.filter((one) => one !== field) });
    },
    discard: () => {
      forgetDraft(place);
      setDraft(null);
      setConflict(null);
      save.reset();
    },
    save,
    problem,
    /** Reasons at the fields, whether the input is wrong or something is missing for the step to be done. */
    error: (field: string) => problem?.errors.find((one) => fieldOf(key, one.field) === field)?.reason,
  };
}
