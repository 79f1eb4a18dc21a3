import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Permission } from '../../session/session.ts';

interface Topic {
  group: 'people' | 'time' | 'words' | 'systems';
  /** Without it the topic is not shown. */
  permission: Permission;
  Page: LazyExoticComponent<ComponentType>;
}

/** The topics of the settings in the order of their navigation. The name of each stands in its address. */
export const TOPICS = {
  people: topic('people', 'people.read', () => import('./people/people.tsx').then((file) => file.PeopleSettings)),
  teams: topic('people', 'people.read', () => import('./people/teams.tsx').then((file) => file.TeamSettings)),
  absences: topic('people', 'people.read', () => import('./people/absences.tsx').then((file) => file.AbsenceSettings)),
  roles: topic('people', 'self', () => import('./people/roles.tsx').then((file) => file.RoleSettings)),
  policies: topic('time', 'policy.read', () => import('./policies/policies.tsx').then((file) => file.PolicySettings)),
  calendars: topic('time', 'policy.read', () =>
    import('./calendars/calendars.tsx').then((file) => file.CalendarSettings),
  ),
  ladders: topic('time', 'policy.read', () => import('./ladders/ladders.tsx').then((file) => file.LadderSettings)),
  'follow-ups': topic('time', 'policy.read', () =>
    import('./policies/follow-up-plans.tsx').then((file) => file.FollowUpPlanSettings),
  ),
  regimes: topic('time', 'policy.read', () => import('./policies/regimes.tsx').then((file) => file.RegimeSettings)),
  categories: topic('words', 'policy.read', () =>
    import('./words/categories.tsx').then((file) => file.CategorySettings),
  ),
  fields: topic('words', 'policy.read', () =>
    import('./words/custom-fields.tsx').then((file) => file.CustomFieldSettings),
  ),
  problems: topic('words', 'problem.edit', () => import('./words/problems.tsx').then((file) => file.ProblemSettings)),
  tags: topic('words', 'policy.read', () => import('./words/tags.tsx').then((file) => file.TagSettings)),
  templates: topic('words', 'policy.read', () => import('./words/templates.tsx').then((file) => file.TemplateSettings)),
  'canned-replies': topic('words', 'policy.read', () =>
    import('./canned-replies.tsx').then((file) => file.CannedRepliesSettings),
  ),
  webhooks: topic('systems', 'webhook.manage', () =>
    import('./webhooks/webhooks.tsx').then((file) => file.WebhookSettings),
  ),
} as const satisfies Record<string, Topic>;

export type TopicName = keyof typeof TOPICS;
export const TOPIC_NAMES = Object.keys(TOPICS) as TopicName[];

function topic(group: Topic['group'], permission: Permission, load: () => Promise<ComponentType>): Topic {
  return { group, permission, Page: lazy(async () => ({ default: await load() })) };
}
