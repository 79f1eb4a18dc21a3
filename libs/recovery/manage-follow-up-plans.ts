import { Injectable } from '@nestjs/common';
import { parseDuration } from '#calendar/duration';
import type { FollowUpPlanBody } from '#contracts/bodies/policy-bodies';
import { FollowUpPlan } from '#database/entities/follow-up-plan';
import { invalid } from '#kernel/refusal';
import { ChangeSettings, nothingThere } from './change-settings.ts';

/** Keeps the plans of follow-ups. Those planned already stay as they are: the customer may have been told. */
@Injectable()
export class ManageFollowUpPlans {
  constructor(private readonly settings: ChangeSettings) {}

  async create(body: FollowUpPlanBody, id: string): Promise<void> {
    check(body);
    await this.settings.run(false, (manager) => manager.insert(FollowUpPlan, { id, ...body }));
  }

  async replace(id: string, body: FollowUpPlanBody): Promise<void> {
    check(body);
    await this.settings.run(false, async (manager) => {
      const { affected } = await manager.update(FollowUpPlan, { id }, body);
      if (!affected) throw nothingThere();
    });
  }

  async remove(id: string): Promise<void> {
    await this.settings.run(false, (manager) =>
      this.settings.remove(manager, 'follow_up_plan', id, {
        policies: 'SELECT name FROM policy WHERE follow_up_plan_id = $1',
      }),
    );
  }
}

function check({ after, answerWithin }: FollowUpPlanBody): void {
  const times = after.map((text, at) => parseDuration(text, { field: `after.${at}` }));
  const early = times.findIndex((time, at) => at > 0 && time <= times[at - 1]!);
  if (early > 0) throw invalid(`after.${early}`, 'is not later than the one before: write them in ascending order');
  parseDuration(answerWithin, { field: 'answerWithin' });
}
