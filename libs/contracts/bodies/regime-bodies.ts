import { REGIME_KEYS } from '#clocks/regime-presets';
import { REGULATORY_KINDS, type RegulatoryKind } from '#clocks/regulatory-rules';
import { Choice, Duration, ListOf, Nested, Text, Whole } from '#kernel/fields';
import { field } from '#kernel/field-decorator';
import { schemaRef } from '#kernel/field-record';

/** The time granted from receipt: exactly one of the three. */
export class WithinBody {
  @Whole({
    optional: true,
    min: 1,
    max: 3660,
    description: 'Until close of business of the n-th working day after the day of receipt',
  })
  businessDays?: number;
  @Whole({
    optional: true,
    min: 1,
    max: 3660,
    description: 'Until the midnight that ends the n-th day after the day of receipt',
  })
  calendarDays?: number;
  @Duration({ optional: true, description: 'That much elapsed time', example: 'PT24H' }) elapsed?: string;
}

export class ObligationBody {
  @Choice(REGULATORY_KINDS) clock: RegulatoryKind;
  @Nested(WithinBody) within: WithinBody;
}

/** A regime of one's own, where no preset fits. */
export class RegimeBody {
  @Text({ max: 200 }) name: string;
  @ListOf(ObligationBody, { minItems: 1, maxItems: REGULATORY_KINDS.length, description: 'At most one for each clock' })
  obligations: ObligationBody[];
}

/** The key of a preset, or a regime of one's own. Whoever saves it checks it, and names what is wrong within it. */
export function RegimeField(): PropertyDecorator {
  const schema = { anyOf: [{ type: 'string', enum: REGIME_KEYS }, schemaRef(RegimeBody)] };
  const description = 'What a regulator demands: the key of a preset (see /regimes), or a regime of your own';
  return field({ optional: true, nullable: true, description }, schema, [], { refersTo: [RegimeBody] });
}
