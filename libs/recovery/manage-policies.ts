import { Injectable } from '@nestjs/common';
import { checkPolicy } from '#clocks/policy';
import type { PolicyBody } from '#contracts/bodies/policy-bodies';
import { PolicyRow } from '#database/entities/policy';
import { ChangeSettings, nothingThere } from './change-settings.ts';

/** Keeps the policies: which deadlines, ladder and follow-ups a complaint gets. */
@Injectable()
export class ManagePolicies {
  constructor(private readonly settings: ChangeSettings) {}

  async create(body: PolicyBody, id: string): Promise<void> {
    checkPolicy(body);
    await this.settings.run(true, (manager) => manager.insert(PolicyRow, { id, ...rowOf(body) }));
  }

  async replace(id: string, body: PolicyBody): Promise<void> {
    checkPolicy(body);
    await this.settings.run(true, async (manager) => {
      const { affected } = await manager.update(PolicyRow, { id }, rowOf(body));
      if (!affected) throw nothingThere();
    });
  }

  /** @throws Refusal conflict while there are complaints whose deadlines it decided */
  async remove(id: string): Promise<void> {
    await this.settings.run(true, (manager) =>
      this.settings.remove(manager, 'policy', id, {
        complaints: 'SELECT reference AS name FROM complaint WHERE policy_id = $1',
      }),
    );
  }
}

function rowOf({ conditions = {}, counting = {}, followUpPlanId = null, blockingSayRules = [], ...rest }: PolicyBody) {
  return { ...rest, conditions, counting, followUpPlanId, blockingSayRules };
}
