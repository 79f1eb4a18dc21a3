import { answer, api } from '../../api/client.ts';
import { isRefused, Problem } from '../../api/problem.ts';
import type { Draft, LogBody, PromiseMade } from './draft.ts';
import { evidenceOf, logBody, type IntakeStep } from './evidence.ts';
import { isSaved, nameOf, tasksOf, type Task } from './intake-tasks.ts';

interface Logging {
  /** The draft as it is at this moment. */
  draft: () => Draft;
  change: (change: (draft: Draft) => Partial<Draft>) => void;
  /** The name of whoever speaks with the customer. */
  by: string;
  onTask: (name: string, state: 'running' | 'saved' | Problem) => void;
}

/**
 * Saves what is not saved yet. A refusal of one thing does not keep the others back; without the complaint there is
 * nothing to add to, and without a connection there is no use in trying.
 * @returns the reference once everything is saved; else null
 */
export async function logIntake(logging: Logging): Promise<string | null> {
  const { draft, by, onTask } = logging;
  let isWhole = true;
  for (const task of tasksOf(draft(), by)) {
    const name = nameOf(task);
    if (isSaved(draft(), by, task)) continue;
    onTask(name, 'running');
    try {
      await save(task, logging);
      note(logging, ({ saved }) => ({ saved: [...new Set([...saved, name])] }));
      onTask(name, 'saved');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      onTask(name, error);
      isWhole = false;
      if (task.kind === 'complaint' || error.isOffline || error.status === 401) return null;
    }
  }
  return isWhole ? draft().submission.reference : null;
}

function note({ change }: Logging, what: (submission: Draft['submission']) => Partial<Draft['submission']>): void {
  change(({ submission }) => ({ submission: { ...submission, ...what(submission) } }));
}

async function save(task: Task, logging: Logging): Promise<void> {
  if (task.kind === 'complaint') return saveComplaint(logging);
  const reference = logging.draft().submission.reference!;
  if (task.kind === 'promise') return savePromise(reference, task.promise.id, logging);
  return saveStep(reference, task.step, logging);
}

async function saveComplaint(logging: Logging): Promise<void> {
  const { submission } = logging.draft();
  // The same words under the same key until an answer came: then it is logged once, however often it is sent.
  const body: LogBody = submission.sent ?? logBody(logging.draft(), new Date());
  note(logging, () => ({ sent: body }));
  try {
    await completeCustomer(logging.draft());
    const { reference } = await answer(
      api.POST('/api/v1/complaints', { body, params: { header: { 'Idempotency-Key': submission.key } } }),
    );
    note(logging, () => ({ reference }));
  } catch (error) {
    if (isRefused(error)) note(logging, () => ({ sent: null }));
    throw error;
  }
}

/** Whoever is on record by name alone would not be known again, and be written down twice. */
async function completeCustomer({ customer, submission }: Draft): Promise<void> {
  const { id, lacksContact } = customer;
  if (id === null || !lacksContact || !submission.sent) return;
  const { email, phone } = submission.sent.customer;
  await answer(
    api.PATCH('/api/v1/customers/{id}', {
      params: { path: { id } },
      body: { ...(email && { email }), ...(phone && { phone }) },
    }),
  );
}

async function savePromise(reference: string, id: string, { draft, change }: Logging): Promise<void> {
  const promise = draft().promises.find((one) => one.id === id)!;
  const body = promise.sent ?? { what: promise.what, dueAt: promise.dueAt! };
  const remember = (sent: PromiseMade['sent']) =>
    change(({ promises }) => ({ promises: promises.map((one) => (one.id === id ? { ...one, sent } : one)) }));
  remember(body);
  try {
    await answer(
      api.POST('/api/v1/complaints/{reference}/promises', {
        params: { path: { reference }, header: { 'Idempotency-Key': id } },
        body,
      }),
    );
  } catch (error) {
    if (isRefused(error)) remember(undefined);
    throw error;
  }
}

/** Adds to what the step holds by now; done where that is all it needs, else it stays open. */
async function saveStep(reference: string, step: IntakeStep, logging: Logging): Promise<void> {
  const { draft, by } = logging;
  const path = { reference, key: step };
  const known = await answer(api.GET('/api/v1/complaints/{reference}/steps/{key}', { params: { path } }));
  const ours = evidenceOf(draft(), by)[step] ?? {};
  // What this draft saved before and took back since then goes.
  const before = Object.keys(draft().submission.evidence?.[step] ?? {});
  const others = Object.entries(known.evidence).filter(([name]) => !before.includes(name));
  const evidence = { ...Object.fromEntries(others), ...ours };
  const { missing, blockedBy } = await answer(
    api.PUT('/api/v1/complaints/{reference}/steps/{key}', { params: { path }, body: { evidence } }),
  );
  note(logging, ({ evidence: saved }) => ({ evidence: { ...saved, [step]: ours } }));
  // Conduct goes on through the whole case, so noting it at the beginning does not finish it.
  if (known.state === 'done' || missing.length > 0 || blockedBy.length > 0 || step === 'objectivity') return;
  await answer(api.PUT('/api/v1/complaints/{reference}/steps/{key}', { params: { path }, body: { state: 'done' } }));
}
