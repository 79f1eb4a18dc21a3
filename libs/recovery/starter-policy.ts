import type { DataSource } from 'typeorm';
import { CalendarRow } from '#database/entities/calendar';
import { FollowUpPlan } from '#database/entities/follow-up-plan';
import { Ladder } from '#database/entities/ladder';
import { PolicyRow } from '#database/entities/policy';
import { newId } from '#kernel/ids';

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
      { at: '75%', action: 'notify' as const, to: 'owner' as const },
      { at: 'PT0S', action: 'notify' as const, to: 'supervisor' as const },
      { at: '+PT1H', action: 'notify' as const, to: 'manager' as const },
    ],
  },
  followUpPlan: { name: 'After 3 and 14 days', after: ['P3D', 'P14D'], answerWithin: 'P7D' },
  policy: {
    name: 'Everybody',
    position: 1000,
    conditions: {},
    targets: {
      'first-response': { low: 'PT8H', normal: 'PT4H', high: 'PT2H', critical: 'PT1H' },
      resolution: { low: 'PT80H', normal: 'PT40H', high: 'PT16H', critical: 'PT8H' },
    },
    counting: {},
  },
};

/** Installs the starter policy where there is no policy at all. Two processes at once install one: the names are unique. */
export async function installStarterPolicy(database: DataSource): Promise<boolean> {
  return database.transaction(async (manager) => {
    await manager.query('LOCK TABLE policy IN SHARE ROW EXCLUSIVE MODE');
    if (await manager.existsBy(PolicyRow, {})) return false;
    const [calendarId, ladderId, followUpPlanId] = [newId(), newId(), newId()];
    await manager.insert(CalendarRow, { id: calendarId, ...STARTER.calendar });
    await manager.insert(Ladder, { id: ladderId, ...STARTER.ladder });
    await manager.insert(FollowUpPlan, { id: followUpPlanId, ...STARTER.followUpPlan });
    await manager.insert(PolicyRow, { id: newId(), ...STARTER.policy, calendarId, ladderId, followUpPlanId });
    return true;
  });
}
