import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { parseDuration } from '#calendar/duration';
import type { Actor } from '#contracts/actor';
import type { ComplaintFilters } from '#contracts/bodies/complaint-filters';
import type { EditOwnViewBody, OwnViewBody } from '#contracts/bodies/view-bodies';
import { VIEWS_PER_PERSON } from '#contracts/queue-views';
import { brokenConstraint } from '#database/statement';
import { invalid, Refusal } from '#kernel/refusal';
import { nothingThere } from './change-settings.ts';

/** Keeps the views of the queue that people save for themselves. Nobody else sees them. */
@Injectable()
export class ManageViews {
  constructor(private readonly database: DataSource) {}

  /** @param id of the view to be; the same id is never made twice */
  async add({ name, filters }: OwnViewBody, actor: Actor, id: string): Promise<void> {
    checkFilters(filters);
    await this.change(actor, async (manager) => {
      const [{ kept, next, made }] = await manager.query<[{ kept: number; next: number; made: boolean }]>(
        `SELECT count(*)::int AS kept, coalesce(max(position) + 1, 0) AS next, coalesce(bool_or(id = $2), false) AS made
         FROM saved_view WHERE agent_id = $1`,
        [actor.id, id],
      );
      if (made) return;
      if (kept >= VIEWS_PER_PERSON)
        throw new Refusal('conflict', 'too-many-views', `You keep ${kept} views already. Delete one first.`);
      await manager.query(
        'INSERT INTO saved_view (id, agent_id, name, filters, position) VALUES ($1, $2, $3, $4, $5)',
        [id, actor.id, name, JSON.stringify(filters), next],
      );
    });
  }

  async edit(id: string, { name, filters }: EditOwnViewBody, actor: Actor): Promise<void> {
    if (filters) checkFilters(filters);
    await this.change(actor, async (manager) => {
      const [, changed] = await manager.query<[unknown[], number]>(
        `UPDATE saved_view SET name = coalesce($3, name), filters = coalesce($4, filters) WHERE id = $1 AND agent_id = $2`,
        [id, actor.id, name ?? null, filters ? JSON.stringify(filters) : null],
      );
      if (changed === 0) throw nothingThere();
    });
  }

  /** @throws Refusal invalid unless these are exactly the person's views */
  async order(ids: readonly string[], actor: Actor): Promise<void> {
    await this.change(actor, async (manager) => {
      const kept = await manager.query<{ id: string }[]>('SELECT id FROM saved_view WHERE agent_id = $1', [actor.id]);
      const isWhole = new Set(ids).size === ids.length && ids.length === kept.length;
      if (!isWhole || !kept.every(({ id }) => ids.includes(id)))
        throw invalid('ids', 'are not those of all your views, each once: read them again, then put them in order');
      await manager.query(
        `UPDATE saved_view SET position = at - 1 FROM unnest($2::uuid[]) WITH ORDINALITY AS asked(id, at)
         WHERE saved_view.id = asked.id AND agent_id = $1`,
        [actor.id, ids],
      );
    });
  }

  async remove(id: string, actor: Actor): Promise<void> {
    const [, removed] = await this.database.query<[unknown[], number]>(
      'DELETE FROM saved_view WHERE id = $1 AND agent_id = $2',
      [id, actor.id],
    );
    if (removed === 0) throw nothingThere();
  }

  /** One change of a person's views at a time, so that the limit and the order hold. */
  private async change(actor: Actor, make: (manager: EntityManager) => Promise<void>): Promise<void> {
    try {
      await this.database.transaction(async (manager) => {
        await manager.query('SELECT FROM agent WHERE id = $1 FOR NO KEY UPDATE', [actor.id]);
        await make(manager);
      });
    } catch (error) {
      if (brokenConstraint(error) !== 'saved_view_name_once_per_person') throw error;
      throw new Refusal('conflict', 'name-taken', 'You have a view of this name already. Choose another name.', [
        { field: 'name', reason: 'is taken by another view of yours' },
      ]);
    }
  }
}

/** What the shape alone does not tell. */
function checkFilters({ dueWithin }: ComplaintFilters): void {
  if (dueWithin !== undefined) parseDuration(dueWithin, { field: 'filters.dueWithin' });
}
