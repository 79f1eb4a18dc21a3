import 'i18next';

/** All texts by namespace, one line each. The other languages have the same shape (`typeof en`), so none can be forgotten. */
interface Texts {
  account: typeof import('./en/account.ts').default;
  board: typeof import('./en/board.ts').default;
  case: typeof import('./en/case.ts').default;
  common: typeof import('./en/common.ts').default;
  'custom-fields': typeof import('./en/custom-fields.ts').default;
  customers: typeof import('./en/customers.ts').default;
  deadlines: typeof import('./en/deadlines.ts').default;
  duration: typeof import('./en/duration.ts').default;
  history: typeof import('./en/history.ts').default;
  intake: typeof import('./en/intake.ts').default;
  'mail-texts': typeof import('./en/mail-texts.ts').default;
  live: typeof import('./en/live.ts').default;
  notifications: typeof import('./en/notifications.ts').default;
  portal: typeof import('./en/portal.ts').default;
  reports: typeof import('./en/reports.ts').default;
  settings: typeof import('./en/settings.ts').default;
  steps: typeof import('./en/steps.ts').default;
  'canned-replies': typeof import('./en/canned-replies.ts').default;
  conversation: typeof import('./en/conversation.ts').default;
  'time-line': typeof import('./en/time-line.ts').default;
  timers: typeof import('./en/timers.ts').default;
  webhooks: typeof import('./en/webhooks.ts').default;
  queue: typeof import('./en/queue.ts').default;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Texts;
  }
}
