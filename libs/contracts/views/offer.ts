import { SEVERITIES, type Severity } from '#contracts/complaint';
import { Choice, Id, Instant } from '#kernel/fields';
import { ListOf, Text } from '#kernel/view-fields';

export const OFFER_STATES = ['open', 'accepted', 'declined', 'expired', 'withdrawn'] as const;

/** An ownerless complaint that was offered to the reader, with what one must know to take it. */
export class OfferView {
  @Id() id: string;
  @Text({ description: 'The complaint' }) reference: string;
  @Choice(SEVERITIES) severity: Severity;
  @Text({ nullable: true }) category: string | null;
  @Text({ nullable: true }) subject: string | null;
  @Text({ description: "BCP 47 tag of the customer's language" }) language: string;
  @Choice(OFFER_STATES) state: (typeof OFFER_STATES)[number];
  @Instant({ description: 'When the complaint was received' }) receivedAt: string;
  @Instant({ nullable: true, description: 'The nearest deadline of the complaint' }) dueAt: string | null;
  @Instant() offeredAt: string;
  @Instant({ description: 'Until when it can be answered' }) expiresAt: string;
}

export class OfferList {
  @ListOf(OfferView) items: OfferView[];
}
