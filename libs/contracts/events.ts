/** Who did it. `customer` is the customer through a public channel; `system` is a rule; `import` is history from elsewhere. */
export const ACTOR_KINDS = ['agent', 'customer', 'system', 'import'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Everything that can happen to a complaint. One entry each: what it means, and whether clocks read it. */
export const EVENTS = {
  'complaint.logged': { clocks: true, about: 'The complaint was written down.' },
  'complaint.edited': { clocks: true, about: 'Facts of the complaint were changed; before and after.' },
  'status.changed': { clocks: true, about: 'The status moved; from, to, and why.' },
  'owner.changed': { clocks: false, about: 'Somebody became the owner, or nobody.' },
  'team.changed': { clocks: true, about: 'Another team looks after it, by its own calendar.' },
  'customer.edited': { clocks: false, about: 'What is known of the customer was corrected; before and after.' },
  'handover.made': { clocks: false, about: 'Handed to a new owner with a briefing.' },
  'handover.confirmed': { clocks: false, about: 'The new owner confirmed having read the briefing.' },
  'message.added': { clocks: true, about: 'A message from or to the customer, or a note.' },
  'step.saved': { clocks: false, about: 'Evidence of a recovery step was saved.' },
  'step.done': { clocks: false, about: 'A recovery step was completed.' },
  'step.overridden': { clocks: false, about: 'A recovery step was passed over, with a reason.' },
  'step.reopened': { clocks: false, about: 'A recovery step was taken up again.' },
  'gate.overridden': { clocks: false, about: 'A shut gate was passed on purpose, with a reason.' },
  'promise.made': { clocks: true, about: 'Something was promised to the customer by a date.' },
  'promise.kept': { clocks: true, about: 'A promise was kept.' },
  'promise.withdrawn': { clocks: true, about: 'A promise was withdrawn, with a reason.' },
  'clock.breached': { clocks: false, about: 'A deadline passed unmet.' },
  'escalation.raised': { clocks: false, about: 'A rung of the ladder was reached and somebody was told.' },
  'escalation.unheard': { clocks: false, about: 'A rung was reached and there was nobody to tell.' },
  'escalation.acknowledged': { clocks: false, about: 'Somebody took the escalation on.' },
  'follow-up.planned': { clocks: false, about: 'Follow-ups were planned after the resolution.' },
  'follow-up.sent': { clocks: false, about: 'The customer was asked whether the resolution holds.' },
  'follow-up.answered': { clocks: false, about: 'The customer answered the follow-up.' },
  'follow-up.expired': { clocks: false, about: 'The wait for an answer ran out.' },
  'follow-up.cancelled': { clocks: false, about: 'A planned follow-up is not needed any more.' },
  'mail.sent': { clocks: false, about: 'A mail left for its recipient.' },
  'mail.failed': { clocks: false, about: 'A mail could not be delivered, for good.' },
  'link.added': { clocks: false, about: 'Linked with another complaint.' },
  'link.removed': { clocks: false, about: 'A link was taken away.' },
  'complaint.merged': { clocks: true, about: 'Merged into another complaint, which goes on.' },
  'complaint.absorbed': { clocks: false, about: 'Another complaint was merged into this one.' },
} as const satisfies Record<string, { clocks: boolean; about: string }>;

export type EventType = keyof typeof EVENTS;
export const EVENT_TYPES = Object.keys(EVENTS) as EventType[];
