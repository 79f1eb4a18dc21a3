import { migrate } from '#database/migrate';
import { dataSource } from '#database/data-source';
import { ManagePeople } from '#identity/manage-people';
import { installStarterPolicy } from '#recovery/starter-policy';
import type { PersistentClient } from './persistent-client.ts';

export const PASSWORD = 'a password of the chaos';
export const AGENTS = ['agent1', 'agent2', 'agent3'] as const;
export const PEOPLE = ['manager', 'supervisor', ...AGENTS] as const;
export const addressOf = (name: string): string => `${name}@chaos.example`;

/** The schema, what a new installation starts with, and who works here. */
export async function prepareDatabase(url: string): Promise<void> {
  await migrate(url);
  const source = await dataSource(url).initialize();
  await installStarterPolicy(source);
  const people = new ManagePeople(source, { now: () => new Date() });
  for (const name of PEOPLE) {
    const role = name === 'manager' || name === 'supervisor' ? name : 'agent';
    await people.createAgent({ email: addressOf(name), name, role, password: PASSWORD, digestAt: null });
  }
  await source.destroy();
}

const seconds = (low: number, normal: number, high: number, critical: number) => ({
  low: `PT${low}S`,
  normal: `PT${normal}S`,
  high: `PT${high}S`,
  critical: `PT${critical}S`,
});

/** Deadlines of seconds, at every hour of every day, so that they come due in the middle of the trouble. */
export const TARGETS = {
  'first-response': seconds(9, 6, 4, 3),
  'next-response': seconds(8, 6, 4, 3),
  'next-update': seconds(14, 11, 8, 6),
  resolution: seconds(25, 18, 12, 8),
};

export const REGIME = {
  name: 'Of the chaos',
  obligations: [
    { clock: 'regulatory-acknowledgement', within: { elapsed: 'PT5S' } },
    { clock: 'regulatory-resolution', within: { elapsed: 'PT22S' } },
  ],
};

/** One rung of the ladder; see LadderBody. */
export interface RungAsData {
  key: string;
  at: string;
  action: string;
  to: string;
  clocks?: string[];
}

const OWED = ['first-response', 'next-response', 'resolution', 'promise'];

/**
 * The ladder as it is at first and as it is changed to, to and fro: the same rungs in another order, one of them earlier. All
 * of them count as in force at any time, since processes learn of a change a moment later.
 */
export const LADDERS: readonly (readonly RungAsData[])[] = ['60%', '40%'].map((warnAt, n) => {
  const rungs: RungAsData[] = [
    { key: 'warn', at: warnAt, action: 'notify', to: 'owner', clocks: ['first-response', 'resolution'] },
    { key: 'breach', at: 'PT0S', action: 'notify', to: 'supervisor', clocks: OWED },
    { key: 'watch', at: '-PT1S', action: 'add-watcher', to: 'manager', clocks: ['promise', 'next-update'] },
    { key: 'graver', at: '+PT2S', action: 'raise-severity', to: 'owner', clocks: ['resolution'] },
    { key: 'give', at: '+PT4S', action: 'reassign', to: 'owner', clocks: ['next-response'] },
    {
      key: 'boss',
      at: '+PT5S',
      action: 'notify',
      to: 'manager',
      clocks: ['first-response', 'resolution', 'promise', 'regulatory-resolution'],
    },
  ];
  return n === 0 ? rungs : rungs.toReversed();
});

const EVERY_DAY = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Puts the settings in force through the API, and changes them now and then in ways that leave every deadline where it is. */
export class SettingsDesk {
  private ids: Record<'calendar' | 'ladder' | 'plan' | 'policy', string>;
  private edition = 0;

  constructor(private readonly manager: PersistentClient) {}

  async open(): Promise<void> {
    const first = async (path: string): Promise<string> => {
      const { body } = await this.manager.get(`/api/v1/${path}`);
      return (body.items as { id: string }[])[0]!.id;
    };
    this.ids = {
      calendar: await first('calendars'),
      ladder: await first('ladders'),
      plan: await first('follow-up-plans'),
      policy: await first('policies'),
    };
    await this.mustPut(`follow-up-plans/${this.ids.plan}`, {
      name: 'Soon',
      after: ['PT2S', 'PT6S'],
      answerWithin: 'PT4S',
    });
    await this.mustPut(...this.calendar());
    await this.mustPut(...this.ladder());
    await this.mustPut(...this.policy());
  }

  /** The next change, as a path and a body. */
  next(): [string, object] {
    this.edition += 1;
    return [this.policy, this.calendar, this.ladder][this.edition % 3]!.call(this);
  }

  private policy(): [string, object] {
    return [
      `policies/${this.ids.policy}`,
      {
        name: `Everybody ${this.edition}`,
        position: 1000,
        targets: TARGETS,
        regime: REGIME,
        offering: { answerWithin: 'PT4S', cap: 10_000 },
        silentAfter: 'P3D',
        calendarId: this.ids.calendar,
        ladderId: this.ids.ladder,
        followUpPlanId: this.ids.plan,
      },
    ];
  }

  private calendar(): [string, object] {
    const closed = [{ date: '2199-12-25', name: `Closed ${this.edition}` }];
    const shifts = [{ days: EVERY_DAY, from: '00:00', to: '24:00' }];
    return [`calendars/${this.ids.calendar}`, { name: `Always ${this.edition}`, timeZone: 'UTC', shifts, closed }];
  }

  private ladder(): [string, object] {
    const rungs = LADDERS[this.edition % 2]!;
    return [`ladders/${this.ids.ladder}`, { name: `Ladder ${this.edition}`, rungs, acknowledgeWithin: 'PT5S' }];
  }

  private async mustPut(path: string, body: object): Promise<void> {
    const answer = await this.manager.put(`/api/v1/${path}`, body);
    if (answer.status !== 200) throw new Error(`${path} was refused: ${JSON.stringify(answer.body)}`);
  }
}
