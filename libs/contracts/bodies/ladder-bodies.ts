import { RUNG_ACTIONS, RUNG_AUDIENCES, type RungAction, type RungAudience } from '#clocks/ladder';
import { CLOCK_KINDS, type ClockKind } from '#clocks/policy';
import { Choice, Choices, Duration, Id, ListOf, Matching, Text } from '#kernel/fields';

/** One rung of a ladder: what happens, and when. */
export class RungBody {
  @Text({
    optional: true,
    max: 60,
    description: 'Names the rung for good, so that it fires once per deadline wherever it stands; made if left out',
  })
  key?: string;
  @Matching(/^(\d{1,3}(\.\d+)?%|[+-]?P.+)$/, 'a share like 75%, PT0S for the breach, -PT15M before or +PT1H after it', {
    max: 30,
    example: '75%',
  })
  at: string;
  @Choice(RUNG_ACTIONS, { optional: true, description: 'notify if left out' }) action?: RungAction;
  @Choice(RUNG_AUDIENCES, {
    description: 'Who is told or watches; for reassign the role of the new owner, owner for agents',
  })
  to: RungAudience;
  @Id({ optional: true, description: 'For call-webhook: which' }) webhookId?: string;
  @Choices(CLOCK_KINDS, {
    optional: true,
    minItems: 1,
    description: 'Only for deadlines of these kinds; for all if left out',
  })
  clocks?: ClockKind[];
}

/** What happens before and after a deadline, and who is told. */
export class LadderBody {
  @Text({ max: 200 }) name: string;
  @ListOf(RungBody, { maxItems: 20 }) rungs: RungBody[];
  @Duration({
    optional: true,
    description: "How long a customer's escalation waits before the managers are told; PT1H if left out",
  })
  acknowledgeWithin?: string;
}

/** A customer asks for somebody higher up. */
export class EscalateBody {
  @Text({ max: 2000, description: 'What the customer says' }) reason: string;
}

/** Why an offered complaint is not taken. */
export class DeclineOfferBody {
  @Text({ optional: true, nullable: true, max: 500 }) reason?: string | null;
}
