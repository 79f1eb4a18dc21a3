import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { ReplaceTagBody, RetireTagBody } from '#contracts/bodies/vocabulary-bodies';
import type { ReplacedTagView } from '#contracts/views/vocabulary';
import { CLOCK, type Clock } from '#kernel/clock';
import { invalid } from '#kernel/refusal';
import { ChangeComplaint } from './change-complaint.ts';
import type { Work } from './work.ts';

/** Complaints that are changed together. */
const BATCH = 200;

/** Batches of one request: nobody waits longer than a few seconds for it, and whoever has more asks again. */
const BATCHES = 5;

/** Keeps order among the tags, on all complaints at once. */
@Injectable()
export class ManageTags {
  constructor(
    private readonly database: DataSource,
    private readonly changes: ChangeComplaint,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Puts a tag in the place of another, at most BATCH × BATCHES times. Complaints that somebody is changing right now are left. */
  async replace({ from, to }: ReplaceTagBody, actor: Actor): Promise<ReplacedTagView> {
    if (from === to) throw invalid('to', 'is the same tag: write another one');
    let changed = 0;
    for (let batch = 0; batch < BATCHES; batch++) {
      const ids = await this.having(from);
      if (ids.length === 0) break;
      const done = await this.changes.runMany(ids, actor, async (works) => {
        const having = works.filter(({ complaint }) => complaint.tags.includes(from));
        for (const work of having) replaceOn(work, from, to);
        return having.length;
      });
      if (done === 0) break;
      changed += done;
    }
    const left = await this.count(from);
    // What nobody has and nobody may choose need not be remembered.
    if (left === 0) await this.database.query('DELETE FROM retired_tag WHERE tag = $1', [from]);
    return { changed, left };
  }

  async retire({ tag, retired }: RetireTagBody): Promise<void> {
    if (retired)
      await this.database.query('INSERT INTO retired_tag (tag, retired_at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
        tag,
        this.clock.now(),
      ]);
    else await this.database.query('DELETE FROM retired_tag WHERE tag = $1', [tag]);
  }

  private async having(tag: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }[]>(
      `SELECT id FROM complaint WHERE tags @> ARRAY[$1]::text[] ORDER BY id LIMIT ${BATCH}`,
      [tag],
    );
    return rows.map(({ id }) => id);
  }

  private async count(tag: string): Promise<number> {
    const [{ left }] = await this.database.query<[{ left: number }]>(
      'SELECT count(*)::int AS left FROM complaint WHERE tags @> ARRAY[$1]::text[]',
      [tag],
    );
    return left;
  }
}

/** The new tag stands where the old one stood, and once. */
function replaceOn(work: Work, from: string, to: string | null): void {
  const { tags: before } = work.complaint;
  const after = before.flatMap((tag) => (tag !== from ? [tag] : to === null ? [] : [to]));
  work.complaint.tags = [...new Set(after)];
  work.record('tags.changed', { before: { tags: before }, after: { tags: work.complaint.tags } });
}
