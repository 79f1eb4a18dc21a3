export default {
  connection: {
    lostTitle: 'The connection is lost',
    lost: 'What you see may be out of date. Go on typing: nothing you type is lost. We keep trying to connect.',
    backTitle: 'The connection is back',
    back: 'What you see is up to date again.',
  },
  outgoing: {
    back: 'What you wrote in {{reference}} was not sent. It is back in its draft there.',
    stay: 'You are still signed in: a message could not be sent and is back in its draft. Sign out again to leave it there.',
    signedOut: 'You were signed out before it was sent.',
  },
  others: {
    writing_one: '{{names}} is writing',
    writing_other: '{{names}} are writing',
    reading_one: '{{names}} has this case open',
    reading_other: '{{names}} have this case open',
  },
  bell: {
    none: 'Notifications, none unread',
    unread_one: 'Notifications, {{count}} unread',
    unread_other: 'Notifications, {{count}} unread',
  },
  keys: {
    title: 'Keyboard shortcuts',
    close: 'Close',
    afterwards: 'then',
    here: 'On this page',
    everywhere: 'Everywhere',
    switch: 'Single keys do something',
    switchWhy:
      'Switch this off if you hit keys by accident or speak to your machine. Keys together with Ctrl go on working.',
    help: 'Show the keyboard shortcuts',
    new: 'Log a new complaint',
    palette: 'Search, or do anything',
    search: 'Search complaints and customers',
    go: 'Go to: {{page}}',
  },
  palette: {
    title: 'Search, or do anything',
    hint: 'Reference, words, customer, page or action',
    actions: 'On this page',
    complaints: 'Complaints',
    customers: 'Customers',
    pages: 'Pages',
    nothing: 'Nothing found. Try a reference like C-2026-000123, or other words.',
  },
};
