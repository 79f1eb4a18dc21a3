import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { parseDuration } from '#calendar/duration';
import { checkPolicy } from '#clocks/policy';
import type { Actor } from '#contracts/actor';
import type { PolicyBody } from '#contracts/bodies/policy-bodies';
import type { SettingsPreview } from '#contracts/views/recalculation';
import { PolicyRow } from '#database/entities/policy';
import { newId } from '#kernel/ids';
import { ChangeSettings, nothingThere } from './change-settings.ts';
import { PreviewSettings } from './preview-settings.ts';

/** Keeps the policies: which deadlines, ladder and follow-ups a complaint gets. */
@Injectable()
export class ManagePolicies {
  constructor(
    private readonly settings: ChangeSettings,
    private readonly previews: PreviewSettings,
  ) {}

  async create(body: PolicyBody, id: string, actor: Actor): Promise<void> {
    await this.settings.run({ why: 'policy', name: body.name, actor }, (manager) => createIn(manager, id, body));
  }

  /** What creating it would change: it may come before the policy that complaints are under now. */
  previewNew(body: PolicyBody): Promise<SettingsPreview> {
    return this.previews.preview((manager) => createIn(manager, newId(), body));
  }

  /** @param version the version that the change is based on (If-Match); null: whatever is there */
  async replace(id: string, body: PolicyBody, actor: Actor, version: number | null): Promise<void> {
    await this.settings.run({ why: 'policy', name: body.name, actor }, (manager) => replaceIn(manager, id, body), {
      table: 'policy',
      id,
      version,
    });
  }

  /** What replacing it would change. */
  preview(id: string, body: PolicyBody): Promise<SettingsPreview> {
    return this.previews.preview((manager) => replaceIn(manager, id, body));
  }

  /** @throws Refusal conflict while there are complaints whose deadlines it decided */
  async remove(id: string, version: number | null): Promise<void> {
    // Nothing moves: no complaint has its deadlines from it.
    await this.settings.remove(
      { table: 'policy', id, version },
      { complaints: 'SELECT reference AS name FROM complaint WHERE policy_id = $1' },
    );
  }
}

/** So that no complaint fails because of it later. */
function check(body: PolicyBody): void {
  checkPolicy(body);
  if (body.offering) parseDuration(body.offering.answerWithin, { field: 'offering.answerWithin' });
  if (body.silentAfter) parseDuration(body.silentAfter, { field: 'silentAfter' });
}

async function createIn(manager: EntityManager, id: string, body: PolicyBody): Promise<void> {
  check(body);
  await manager.insert(PolicyRow, { id, ...rowOf(body) });
}

async function replaceIn(manager: EntityManager, id: string, body: PolicyBody): Promise<void> {
  check(body);
  const { affected } = await manager.update(PolicyRow, { id }, rowOf(body));
  if (!affected) throw nothingThere();
}

function rowOf({
  conditions = {},
  counting = {},
  regime = null,
  offering = null,
  silentAfter = null,
  followUpPlanId = null,
  blockingSayRules = [],
  ...rest
}: PolicyBody) {
  return { ...rest, conditions, counting, regime, offering, silentAfter, followUpPlanId, blockingSayRules };
}
