import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { parseDuration } from '#calendar/duration';
import { checkRungs, type Rung } from '#clocks/ladder';
import type { Actor } from '#contracts/actor';
import type { LadderBody } from '#contracts/bodies/ladder-bodies';
import type { SettingsPreview } from '#contracts/views/recalculation';
import { Ladder } from '#database/entities/ladder';
import { newId } from '#kernel/ids';
import { invalid } from '#kernel/refusal';
import { ChangeSettings, nothingThere } from './change-settings.ts';
import { PreviewSettings } from './preview-settings.ts';

/** Keeps the escalation ladders. */
@Injectable()
export class ManageLadders {
  constructor(
    private readonly settings: ChangeSettings,
    private readonly previews: PreviewSettings,
  ) {}

  async create(body: LadderBody, id: string): Promise<void> {
    await this.settings.run(null, async (manager) => {
      const row = rowOf(body, []);
      await mustBeThere(manager, row.rungs);
      await manager.insert(Ladder, { id, ...row });
    });
  }

  /** A rung that is given without its key keeps the key of the same rung before: what it has fired, it has fired. */
  async replace(id: string, body: LadderBody, actor: Actor, version: number | null): Promise<void> {
    await this.settings.run({ why: 'ladder', name: body.name, actor }, (manager) => replaceIn(manager, id, body), {
      table: 'ladder',
      id,
      version,
    });
  }

  /** What replacing it would change. */
  preview(id: string, body: LadderBody): Promise<SettingsPreview> {
    return this.previews.preview((manager) => replaceIn(manager, id, body));
  }

  async remove(id: string, version: number | null): Promise<void> {
    await this.settings.remove(
      { table: 'ladder', id, version },
      { policies: 'SELECT name FROM policy WHERE ladder_id = $1' },
    );
  }
}

async function replaceIn(manager: EntityManager, id: string, body: LadderBody): Promise<void> {
  // Locked: of two replacements at once the second must know the keys that the first has made.
  const before = await manager.findOne(Ladder, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!before) throw nothingThere();
  const row = rowOf(body, before.rungs);
  await mustBeThere(manager, row.rungs);
  await manager.update(Ladder, { id }, row);
}

/** A rung that calls nobody would be noticed only when it is needed. */
async function mustBeThere(manager: EntityManager, rungs: readonly Rung[]): Promise<void> {
  for (const [index, { webhookId }] of rungs.entries()) {
    if (webhookId === undefined) continue;
    const found = await manager.query<unknown[]>('SELECT FROM webhook WHERE id = $1 FOR KEY SHARE', [webhookId]);
    if (found.length === 0)
      throw invalid(`rungs.${index}.webhookId`, 'is no webhook: write the id of one from /api/v1/webhooks');
  }
}

function rowOf({ name, rungs: given, acknowledgeWithin = 'PT1H' }: LadderBody, before: readonly Rung[]) {
  parseDuration(acknowledgeWithin, { field: 'acknowledgeWithin' });
  const taken = new Set(given.flatMap(({ key }) => (key === undefined ? [] : [key])));
  const rungs = given.map((body, index): Rung => {
    if (body.key?.trim() === '') throw invalid(`rungs.${index}.key`, 'is blank: leave it out to get a new one');
    const rung = rungOf(body);
    const same = before.find((old) => !taken.has(old.key) && sameRung(old, rung));
    const key = body.key ?? same?.key ?? newId();
    taken.add(key);
    return { key, ...rung };
  });
  checkRungs(rungs);
  return { name, rungs, acknowledgeWithin };
}

type Given = Omit<Rung, 'key' | 'action'> & Partial<Pick<Rung, 'action'>>;

function rungOf({ at, action = 'notify', to, webhookId, clocks }: Given): Omit<Rung, 'key'> {
  return { at, action, to, ...(webhookId !== undefined && { webhookId }), ...(clocks && { clocks }) };
}

function sameRung({ key: _, ...old }: Rung, rung: Omit<Rung, 'key'>): boolean {
  return JSON.stringify(rungOf(old)) === JSON.stringify(rungOf(rung));
}
