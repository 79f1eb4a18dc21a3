import type { DataSource } from 'typeorm';
import { PolicyRow } from '#database/entities/policy';
import { newId } from '#kernel/ids';
import { namedRow } from './named-row.ts';
import { installStarterCategories } from './starter-categories.ts';

const WORKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;

/** What a new installation starts with, so that deadlines run from the first complaint on. Meant to be changed by the manager. */
export const STARTER = {
  calendar: {
    name: 'Office hours',
    definition: { timeZone: 'UTC', shifts: [{ days: [...WORKDAYS], from: '09:00', to: '17:00' }] },
  },
  ladder: {
    name: 'Owner, supervisor, manager',
    rungs: [
      { key: 'warn-owner', at: '75%', action: 'notify' as const, to: 'owner' as const },
      { key: 'call-supervisor', at: 'PT0S', action: 'notify' as const, to: 'supervisor' as const },
      { key: 'call-manager', at: '+PT1H', action: 'notify' as const, to: 'manager' as const },
    ],
  },
  followUpPlan: { name: 'After 3 and 14 days', after: ['P3D', 'P14D'], answerWithin: 'P7D' },
  policy: {
    name: 'Everybody',
    position: 1000,
    conditions: {},
    targets: {
      'first-response': { low: 'PT8H', normal: 'PT4H', high: 'PT2H', critical: 'PT1H' },
      'next-response': { low: 'PT8H', normal: 'PT4H', high: 'PT2H', critical: 'PT1H' },
      resolution: { low: 'PT80H', normal: 'PT40H', high: 'PT16H', critical: 'PT8H' },
    },
    counting: {},
    offering: { answerWithin: 'PT15M', cap: 25 },
    silentAfter: 'P3D',
  },
};

/** Installs the starter policy and the starter's categories where there is no policy at all. Two processes at once install one: the names are unique. */
export async function installStarterPolicy(database: DataSource): Promise<boolean> {
  return database.transaction(async (manager) => {
    await manager.query('LOCK TABLE policy IN SHARE ROW EXCLUSIVE MODE');
    if (await manager.existsBy(PolicyRow, {})) return false;
    const { name: hours, ...calendar } = STARTER.calendar;
    const { name: ladder, ...steps } = STARTER.ladder;
    const { name: plan, after, answerWithin } = STARTER.followUpPlan;
    const calendarId = await namedRow(manager, 'calendar', hours, calendar);
    const ladderId = await namedRow(manager, 'ladder', ladder, steps);
    const followUpPlanId = await namedRow(manager, 'follow_up_plan', plan, { after, answer_within: answerWithin });
    await manager.insert(PolicyRow, { id: newId(), ...STARTER.policy, calendarId, ladderId, followUpPlanId });
    await installStarterCategories(manager);
    return true;
  });
}
