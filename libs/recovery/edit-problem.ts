import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { KnownProblemBody } from '#contracts/bodies/problem-bodies';
import { mustBeAsRead } from '#database/as-read';
import { KnownProblem } from '#database/entities/known-problem';
import { nothingThere } from './change-settings.ts';
import { withOwnTitle } from './note-problem.ts';

/** Renames a known problem, and writes what is known of it. The complaints that name it go on naming it. */
@Injectable()
export class EditProblem {
  constructor(private readonly database: DataSource) {}

  /** @throws Refusal not-found; stale; conflict when another has the title */
  async edit(id: string, { title, description = null }: KnownProblemBody, version: number | null): Promise<void> {
    await withOwnTitle(
      this.database.transaction(async (manager) => {
        await mustBeAsRead(manager, { table: 'known_problem', id, version });
        const { affected } = await manager.update(KnownProblem, { id }, { title: title.trim(), description });
        if (!affected) throw nothingThere();
      }),
    );
  }
}
