export const ROLES = ['agent', 'supervisor', 'manager'] as const;
export type Role = (typeof ROLES)[number];

/** Everything that can be granted, and to whom. A route names one of these, or says that it is open to strangers. */
export const PERMISSIONS = {
  'complaint.log': { about: 'Log complaints', roles: ['agent', 'supervisor', 'manager'] },
  'complaint.read': {
    about: "Read one's own, the team's and the unassigned complaints",
    roles: ['agent', 'supervisor', 'manager'],
  },
  'complaint.read-all': { about: "Read every team's complaints", roles: ['supervisor', 'manager'] },
  'complaint.work': { about: 'Work on the complaints that one can read', roles: ['agent', 'supervisor', 'manager'] },
  'complaint.merge': { about: 'Merge complaints', roles: ['agent', 'supervisor', 'manager'] },
  'complaint.assign-others': {
    about: 'Assign and hand over complaints that belong to others',
    roles: ['supervisor', 'manager'],
  },
  'case-link.revoke': {
    about: "Revoke customers' private links to the complaints that one can read",
    roles: ['agent', 'supervisor', 'manager'],
  },
  'gate.override': { about: 'Override a step or a gate, with a reason', roles: ['supervisor', 'manager'] },
  'escalation.acknowledge': { about: 'Take on escalations', roles: ['supervisor', 'manager'] },
  // Both count the cases of every team, so they go to those who read every case.
  'board.read': { about: 'Watch the live board', roles: ['supervisor', 'manager'] },
  'report.read': { about: 'Read reports', roles: ['supervisor', 'manager'] },
  'problem.edit': { about: 'Rename known problems, and write what is known of them', roles: ['supervisor', 'manager'] },
  'customer.read': { about: 'Look up customers', roles: ['agent', 'supervisor', 'manager'] },
  'customer.edit': { about: "Correct customers' details", roles: ['agent', 'supervisor', 'manager'] },
  // It cannot be taken back, and mail about all of these cases goes to one address from then on.
  'customer.merge': { about: 'Merge customers who turn out to be one', roles: ['supervisor', 'manager'] },
  'absence.manage': { about: "Keep other people's absences", roles: ['supervisor', 'manager'] },
  'people.read': { about: 'See who works here', roles: ['agent', 'supervisor', 'manager'] },
  'people.manage': { about: 'Create and change people and teams', roles: ['manager'] },
  'policy.read': {
    about: 'Read policies, calendars, ladders, follow-up plans and canned replies',
    roles: ['agent', 'supervisor', 'manager'],
  },
  'policy.manage': {
    about: 'Change policies, calendars, ladders, follow-up plans and canned replies',
    roles: ['manager'],
  },
  'template.manage': { about: 'Change the words of the mails that are sent', roles: ['manager'] },
  'timer.read': { about: 'See what is due, late and failed in the background', roles: ['supervisor', 'manager'] },
  'timer.retry': { about: 'Have failed background work done again', roles: ['manager'] },
  'webhook.manage': { about: 'Say which other systems are called, and deliver again', roles: ['manager'] },
  self: { about: "One's own session, profile and notifications", roles: ['agent', 'supervisor', 'manager'] },
} as const satisfies Record<string, { about: string; roles: readonly Role[] }>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether the role has been granted the permission. */
export function grants(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission].roles as readonly Role[]).includes(role);
}
