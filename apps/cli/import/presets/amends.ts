import type { Mapping } from '../mapping.ts';

/**
 * Our own export, taken back in. The former reference is kept as custom field, and is the external id of a complaint that
 * had none. A merged complaint comes back closed, with the reference that it was merged into beside it.
 */
export const amends: Mapping = {
  time: { formats: ['iso'] },
  fields: {
    source: { column: 'source', ifEmpty: { constant: 'amends' } },
    externalId: { column: 'externalId', ifEmpty: 'reference' },
    'customer.name': 'customer.name',
    'customer.email': 'customer.email',
    'customer.phone': 'customer.phone',
    'customer.externalId': 'customer.externalId',
    channel: 'channel',
    language: 'language',
    words: 'words',
    category: 'category',
    place: 'place',
    severity: 'severity',
    status: { column: 'status', values: { merged: 'closed' } },
    subject: 'subject',
    receivedAt: 'receivedAt',
    resolvedAt: 'resolvedAt',
    closedAt: 'closedAt',
  },
  tags: { column: 'tags', json: true },
  messages: { column: 'messages', json: true },
  customFields: { column: 'customFields', json: true },
};
