import { Choice, Flag, Text } from '#kernel/fields';
import { PageQuery } from './page-query.ts';

export const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Another system that a rung of a ladder can call. */
export class WebhookBody {
  @Text({ max: 200 }) name: string;
  @Text({
    max: 2000,
    example: 'https://tickets.company.example/hooks/amends',
    description:
      'http or https; called by POST, signed by the Standard Webhooks specification; redirects are not followed',
  })
  url: string;
  @Flag({ optional: true, description: 'Whether it is called; true if left out' }) active?: boolean;
}

export class ListDeliveriesQuery extends PageQuery {
  @Choice(DELIVERY_STATES, { optional: true, description: '`waiting`: its next attempt is to come' })
  state?: DeliveryState;
}
