export default {
  readAll: 'Mark all as read',
  onlyUnread: 'Only unread',
  all: 'All',
  show: 'Show',
  showAll: 'Show all notifications',
  unread: 'unread',
  none: 'Nothing to tell you',
  noneWhy: 'Here you are told what waits for you: cases given to you, promises that come due, escalations, replies.',
  somebody: 'Somebody',
  untitled: 'There is news.',
  untitledDo: 'Open it and see what is to be done.',
  kind: {
    assigned: { what: '{{by}} gave you this case', do: 'Read it and give the customer a first answer.' },
    handover: { what: '{{from}} handed this case over to you', do: 'Read the briefing and confirm it.' },
    'third-owner': {
      what: 'This case has its owner number {{ownerCount}}: {{owner}}',
      do: 'See to it that it stays with one person now.',
    },
    offer: { what: 'A case without an owner is offered to you', do: 'Accept or decline it before {{expiresAt}}.' },
    unowned: { what: 'Nobody could be found for this case', do: 'Assign it to somebody.' },
    'promise-due': { what: 'A promise comes due {{dueAt}}: {{what}}', do: 'Keep it, then mark it as kept.' },
    reminder: { what: 'You wanted to be reminded: {{note}}', do: 'See to it, or be reminded again later.' },
    'snooze-over': { what: 'This case is back from being put aside. {{note}}', do: 'Take it up again.' },
    silent: {
      what: 'Nobody has heard anything of this case since {{since}}',
      do: 'Tell the customer where it stands.',
    },
    'important-day': { what: '{{name}} of {{customer}} on {{date}}', do: 'Send good wishes, or call.' },
    escalation: {
      what: 'Deadline at risk or missed: {{clock}}, due {{dueAt}}',
      do: 'Take the escalation on, or see to the deadline.',
    },
    'escalation-unheard': {
      what: 'An escalation reached nobody',
      do: 'Take it on, or give the case to somebody who is there.',
    },
    'customer-escalation': {
      what: 'The customer asks for somebody higher up',
      do: 'Take the escalation on and call the customer.',
    },
    'follow-up-call': {
      what: 'Follow-up by telephone: {{customer}}, {{phone}}',
      do: 'Call, say what was solved, and write down the answer.',
    },
    'mail-failed': {
      what: 'A mail to the customer or to you could not be delivered',
      do: 'Check the address, or reach them another way.',
    },
    'webhook-failed': {
      what: 'The other system {{webhook}} could not be called',
      do: 'Look at its deliveries in the settings, and deliver again.',
    },
    'answer-accepted': {
      what: 'The customer accepts the answer',
      do: 'Nothing is to be done: the follow-up comes as planned.',
    },
    'answer-rejected': { what: 'The customer rejects the answer', do: 'Read the reason and call the customer.' },
  },
  watched: {
    resolved: { what: 'A case that you watch was resolved', do: 'Have a look at how.' },
    reopened: { what: 'A case that you watch was taken up again', do: 'See why.' },
    escalated: { what: 'A case that you watch was escalated', do: 'See whether you can help.' },
    'answer-accepted': {
      what: 'In a case that you watch the customer accepts the answer',
      do: 'Nothing is to be done.',
    },
    'answer-rejected': {
      what: 'In a case that you watch the customer rejects the answer',
      do: 'See whether you can help.',
    },
  },
};
