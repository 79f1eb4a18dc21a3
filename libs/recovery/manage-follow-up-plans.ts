import { Injectable } from '@nestjs/common';
import { parseDuration } from '#calendar/duration';
import type { FollowUpPlanBody } from '#contracts/bodies/follow-up-bodies';
import { FollowUpPlan } from '#database/entities/follow-up-plan';
import { invalid } from '#kernel/refusal';
import { ChangeSettings, nothingThere } from './change-settings.ts';

const USUAL_POSITION = 1000;

/** Keeps the plans of follow-ups. Those planned already stay as they are: the customer may have been told. */
@Injectable()
export class ManageFollowUpPlans {
  constructor(private readonly settings: ChangeSettings) {}

  async create(body: FollowUpPlanBody, id: string): Promise<void> {
    check(body);
    await this.settings.run(null, (manager) => manager.insert(FollowUpPlan, { id, ...rowOf(body) }));
  }

  async replace(id: string, body: FollowUpPlanBody, version: number | null): Promise<void> {
    check(body);
    await this.settings.run(
      null,
      async (manager) => {
        const { affected } = await manager.update(FollowUpPlan, { id }, rowOf(body));
        if (!affected) throw nothingThere();
      },
      { table: 'follow_up_plan', id, version },
    );
  }

  async remove(id: string, version: number | null): Promise<void> {
    await this.settings.remove(
      { table: 'follow_up_plan', id, version },
      {
        policies: 'SELECT name FROM policy WHERE follow_up_plan_id = $1',
      },
    );
  }
}

/** What is left out is as usual again, also where it was otherwise before. */
const rowOf = ({ position = USUAL_POSITION, conditions = {}, ...body }: FollowUpPlanBody) => ({
  ...body,
  position,
  conditions,
});

function check({ after, answerWithin }: FollowUpPlanBody): void {
  const times = after.map((text, at) => parseDuration(text, { field: `after.${at}` }));
  const early = times.findIndex((time, at) => at > 0 && time <= times[at - 1]!);
  if (early > 0) throw invalid(`after.${early}`, 'is not later than the one before: write them in ascending order');
  parseDuration(answerWithin, { field: 'answerWithin' });
}
