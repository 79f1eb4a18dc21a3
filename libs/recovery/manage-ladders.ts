import { Injectable } from '@nestjs/common';
import { checkRungs, type Rung } from '#clocks/ladder';
import type { LadderBody } from '#contracts/bodies/policy-bodies';
import { Ladder } from '#database/entities/ladder';
import { ChangeSettings, nothingThere } from './change-settings.ts';

/** Keeps the escalation ladders. */
@Injectable()
export class ManageLadders {
  constructor(private readonly settings: ChangeSettings) {}

  async create(body: LadderBody, id: string): Promise<void> {
    const row = rowOf(body);
    await this.settings.run(false, (manager) => manager.insert(Ladder, { id, ...row }));
  }

  async replace(id: string, body: LadderBody): Promise<void> {
    const row = rowOf(body);
    await this.settings.run(true, async (manager) => {
      const { affected } = await manager.update(Ladder, { id }, row);
      if (!affected) throw nothingThere();
    });
  }

  async remove(id: string): Promise<void> {
    await this.settings.run(false, (manager) =>
      this.settings.remove(manager, 'ladder', id, { policies: 'SELECT name FROM policy WHERE ladder_id = $1' }),
    );
  }
}

function rowOf({ name, rungs: given }: LadderBody): { name: string; rungs: Rung[] } {
  const rungs = given.map(({ at, to, action = 'notify' }) => ({ at, action, to }));
  checkRungs(rungs);
  return { name, rungs };
}
