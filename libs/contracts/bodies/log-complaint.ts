import { CHANNELS, SEVERITIES, type Channel, type Severity } from '#contracts/complaint';
import { Choice, Email, Fields, Id, Instant, Language, Nested, Phone, Text, Texts, TimeZone } from '#kernel/fields';

/** Who complains. Known by e-mail or telephone; otherwise a new customer. */
export class CustomerGiven {
  @Text({ max: 200, example: 'Li Wei' })
  name: string;

  @Email({ optional: true, nullable: true, example: 'li.wei@customer.example' })
  email?: string | null;

  @Phone({ optional: true, nullable: true, description: 'Best international, like +8613800000000' })
  phone?: string | null;

  @TimeZone({ optional: true, nullable: true, description: 'IANA time zone, like Asia/Shanghai' })
  timeZone?: string | null;
}

/** A new complaint: at least a customer's name, the channel and the customer's own words. */
export class LogComplaintBody {
  @Nested(CustomerGiven)
  customer: CustomerGiven;

  @Choice(CHANNELS)
  channel: Channel;

  @Language({ optional: true, description: "The customer's language (BCP 47); en if left out" })
  language?: string;

  @Text({ max: 100_000, description: "The customer's own words, kept exactly" })
  words: string;

  @Text({ optional: true, nullable: true, max: 300 })
  subject?: string | null;

  @Text({ optional: true, nullable: true, max: 200 })
  category?: string | null;

  @Text({ optional: true, nullable: true, max: 200 })
  place?: string | null;

  @Choice(SEVERITIES, { optional: true, description: 'normal if left out' })
  severity?: Severity;

  @Instant({ optional: true, description: 'When the customer said it; now if left out, never in the future' })
  receivedAt?: Date;

  @Text({
    optional: true,
    nullable: true,
    max: 200,
    description: "The other system's key; the same key is never logged twice",
  })
  externalId?: string | null;

  @Id({ optional: true, nullable: true, description: 'The owner; yourself if left out, nobody yet if null' })
  ownerId?: string | null;

  @Id({ optional: true, nullable: true, description: "The team; the owner's if left out" })
  teamId?: string | null;

  @Texts({ optional: true, maxItems: 30, max: 60 })
  tags?: string[];

  @Fields({
    optional: true,
    description: 'By name: those that are defined must fit their definition, others may be anything',
  })
  customFields?: Record<string, string | number | boolean | null>;
}
