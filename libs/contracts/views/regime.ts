import { CLOCK_KINDS, type ClockKind } from '#clocks/policy';
import { REGIME_KEYS, type RegimeKey } from '#clocks/regime-presets';
import { WithinBody } from '#contracts/bodies/regime-bodies';
import { Choice, Choices, Duration, Flag, Nested } from '#kernel/fields';
import { ListOf, Text } from '#kernel/view-fields';

export class ObligationView {
  @Choice(CLOCK_KINDS) clock: ClockKind;
  @Text({ description: 'What the clock is called' }) clockName: string;
  @Nested(WithinBody) within: WithinBody;
  @Flag({ description: 'A time in which something is allowed; when it is over, nobody was late' }) isWindow: boolean;
  @Text({ description: 'The rule behind it' }) source: string;
}

export class RegimeView {
  @Choice(REGIME_KEYS, { description: 'What a policy names it by' }) key: RegimeKey;
  @Text() name: string;
  @Text({ description: 'What it demands, and how our clocks say it' }) about: string;
  @Text({ description: 'Where it is written' }) source: string;
  @ListOf(ObligationView) obligations: ObligationView[];
}

export class ServiceStandardView {
  @Text() key: string;
  @Text() about: string;
  @Duration({ description: 'Elapsed time' }) within: string;
  @Choices(CLOCK_KINDS, {
    description: 'The clocks that keep it with this time as their target; none: it happens before there is a case',
  })
  clocks: readonly ClockKind[];
}

export class RegimeList {
  @ListOf(RegimeView) items: RegimeView[];
  @ListOf(ServiceStandardView, { description: 'Service standards to take over into targets and promises' })
  standards: ServiceStandardView[];
}
