import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { MovedDeadline, SettingsPreview } from '#contracts/views/recalculation';
import { OPEN } from '#database/entities/complaint';
import { instantOrNull } from '#database/queries/rows';
import { brokenConstraint } from '#database/statement';
import { CLOCK, type Clock } from '#kernel/clock';
import { settingsRefusal } from './change-settings.ts';
import { compareClocks, isRevived, nearestSubjects, type ComparedComplaint } from './compare-clocks.ts';
import { PolicyBook, type Policies } from './policy-book.ts';

/** The most complaints that a preview examines: whoever asks is waiting for the answer. */
const AT_MOST = 5_000;
const BATCH = 500;
const EXAMPLES = 20;

/** Carries the policies out of the transaction that is undone. */
class Undone extends Error {
  constructor(readonly policies: Policies) {
    super('undone on purpose');
  }
}

/** Says what a change of settings would do to the open complaints, before anybody makes it. */
@Injectable()
export class PreviewSettings {
  constructor(
    private readonly database: DataSource,
    private readonly book: PolicyBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Refusal whatever the change itself would refuse */
  async preview(change: (manager: EntityManager) => Promise<unknown>): Promise<SettingsPreview> {
    const policies = await this.afterwards(change);
    const { manager } = this.database;
    const [{ open }] = await manager.query<[{ open: number }]>(
      `SELECT count(*)::int AS open FROM complaint c WHERE ${OPEN}`,
    );
    const preview = nothingYet(open);
    const now = this.clock.now();
    while (preview.examined < AT_MOST) {
      const subjects = await nearestSubjects(manager, preview.examined, Math.min(BATCH, AT_MOST - preview.examined));
      for (const compared of await compareClocks(manager, subjects, policies, now)) count(preview, compared, now);
      preview.examined += subjects.length;
      if (subjects.length < BATCH) break;
    }
    return preview;
  }

  /** The policies as they would be: the change is made in a transaction that is undone. */
  private async afterwards(change: (manager: EntityManager) => Promise<unknown>): Promise<Policies> {
    try {
      return await this.database.transaction(async (manager) => {
        await change(manager);
        throw new Undone(await this.book.read(manager));
      });
    } catch (error) {
      if (error instanceof Undone) return error.policies;
      throw settingsRefusal(brokenConstraint(error) ?? '') ?? error;
    }
  }
}

function nothingYet(openComplaints: number): SettingsPreview {
  const none = {
    examined: 0,
    changed: 0,
    earlier: 0,
    later: 0,
    newlyBreached: 0,
    started: 0,
    dropped: 0,
    reachedAtOnce: 0,
  };
  return { openComplaints, ...none, examples: [] };
}

function count(preview: SettingsPreview, { subject, changed, dropped }: ComparedComplaint, now: Date): void {
  if (changed.length + dropped.length > 0) preview.changed += 1;
  preview.dropped += dropped.length;
  const example = (clock: string, from: Date | null, to: Date | null): void => {
    const moved: MovedDeadline = {
      reference: subject.reference,
      clock,
      from: instantOrNull(from),
      to: instantOrNull(to),
    };
    if (preview.examples.length < EXAMPLES) preview.examples.push(moved);
  };
  for (const change of changed) {
    const { after } = change;
    const before = isRevived(change) ? undefined : change.before;
    const isReachedAtOnce = after.nextAt !== null && after.nextAt <= now;
    if (!before) preview.started += 1;
    if (before?.dueAt && after.dueAt && after.dueAt < before.dueAt) preview.earlier += 1;
    if (before?.dueAt && after.dueAt && after.dueAt > before.dueAt) preview.later += 1;
    if (after.breachedAt && !change.before?.breachedAt) preview.newlyBreached += 1;
    if (isReachedAtOnce) preview.reachedAtOnce += 1;
    if (isReachedAtOnce || before?.dueAt?.getTime() !== after.dueAt?.getTime())
      example(after.kind, before?.dueAt ?? null, after.dueAt);
  }
  for (const { kind, dueAt } of dropped) example(kind, dueAt, null);
}
