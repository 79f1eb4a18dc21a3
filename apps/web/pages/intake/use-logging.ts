import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../api/problem.ts';
import { keys } from '../../api/queries.ts';
import { useSession } from '../../session/session.ts';
import { showProblem } from '../../ui/show-problem.tsx';
import { logIntake } from './log-intake.ts';
import type { OpenDraft } from './use-draft.ts';
import { wrongBy, type WrongFields } from './wrong-fields.ts';

interface Refused {
  /** The draft of which it was. */
  of: string;
  problems: Readonly<Record<string, Problem>>;
}

const NONE: Refused = { of: '', problems: {} };

/** Saves the draft piece by piece, and tells how far it is. */
export function useLogging({ draft, now, change, keep }: OpenDraft, finish: (reference: string) => void) {
  const { me } = useSession();
  const queries = useQueryClient();
  const [running, setRunning] = useState<string | null>(null);
  const [refused, setRefused] = useState(NONE);
  // Those of another draft say nothing about this one.
  const { problems } = refused.of === draft.id ? refused : NONE;
  const [isShown, setShown] = useState(false);

  const log = async () => {
    setRefused(NONE);
    setShown(true);
    setRunning('');
    try {
      const reference = await logIntake({
        draft: now,
        by: me.name,
        change: (what) => {
          change(what);
          // What is saved must be known after a crash as well.
          keep();
        },
        onTask: (name, state) => {
          if (state === 'running') setRunning(name);
          if (state instanceof Problem)
            setRefused(({ problems: before }) => ({ of: draft.id, problems: { ...before, [name]: state } }));
        },
      });
      void queries.invalidateQueries({ queryKey: keys.complaints() });
      void queries.invalidateQueries({ queryKey: ['customer'] });
      if (reference !== null) finish(reference);
    } catch (error) {
      showProblem(error);
    } finally {
      setRunning(null);
    }
  };
  const wrong: WrongFields = Object.assign(
    {},
    ...Object.entries(problems).map(([task, problem]) => wrongBy(task, problem)),
  );
  return { log, running, problems, wrong, isShown, hide: () => setShown(false) };
}
