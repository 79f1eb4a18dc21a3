import type { Mapping } from '../mapping.ts';

/**
 * The US Consumer Financial Protection Bureau's public complaint table, its own 18 columns.
 *
 * It gives days without times, taken as the start of the day in Washington. A third of the complaints was published without
 * the customer's words: a statement of the case is composed from the form then, says so in its first line, and bears the
 * tag `words-composed`. When a case was closed is not published, so it is left open.
 */
export const cfpb: Mapping = {
  time: { zone: 'America/New_York', formats: ['YYYY-MM-DD', 'MM/DD/YYYY'] },
  fields: {
    source: { constant: 'cfpb' },
    externalId: 'Complaint ID',
    'customer.name': { template: ['Consumer {Complaint ID}'] },
    'customer.externalId': { template: ['cfpb:{Complaint ID}'] },
    channel: {
      column: 'Submitted via',
      values: { Web: 'web', Referral: 'referral', Phone: 'phone', 'Postal mail': 'letter', Email: 'email' },
      otherwise: 'other',
    },
    language: { constant: 'en' },
    words: {
      column: 'Consumer complaint narrative',
      ifEmpty: {
        template: [
          "[Not the customer's own words: none were published. Composed from the complaint form.]",
          'Product: {Product}',
          'Sub-product: {Sub-product}',
          'Issue: {Issue}',
          'Sub-issue: {Sub-issue}',
          'Company: {Company}',
        ],
        tag: 'words-composed',
      },
    },
    category: 'Product',
    subject: 'Issue',
    place: 'State',
    status: {
      column: 'Company response to consumer',
      values: { 'In progress': 'open', '': 'open' },
      otherwise: 'closed',
    },
    receivedAt: 'Date received',
  },
  tags: { column: 'Tags', split: ',' },
};
