import { IntervalView } from '#contracts/views/clock';
import { Counter, Instant, Nested, Whole } from '#kernel/fields';
import { ListOf, Text, Texts } from '#kernel/view-fields';

/** What a calendar answered. */
export class TrialView {
  @Instant({ optional: true, description: 'If `duration` was given' }) due?: string;
  @Text({
    optional: true,
    example: 'PT8H',
    description: 'If `end` was given: business time, none when it is over before',
  })
  elapsed?: string;
  @ListOf(IntervalView, { description: 'All the time from `start` to the end, without a gap' })
  explanation: IntervalView[];
}

export class RejectedDayView {
  @Whole({ min: 1, description: 'Line of a calendar file, or position in a list, from 1' }) line: number;
  @Text() reason: string;
}

/** What became of an imported list, in days. */
export class ImportedDaysView {
  @Counter({ description: 'Closed days that are new or have another name' }) closed: number;
  @Counter({ description: 'Working days that are new or have another name' }) special: number;
  @Counter({ description: 'Days that stand in the calendar already' }) unchanged: number;
  @ListOf(RejectedDayView) rejected: RejectedDayView[];
}

export class HolidayPlaceView {
  @Text({ example: 'BY' }) code: string;
  @Text({ example: 'Bayern' }) name: string;
}

export class HolidayRegionView extends HolidayPlaceView {
  @ListOf(HolidayPlaceView, { description: 'Towns and districts with holidays of their own' })
  cities: HolidayPlaceView[];
}

export class HolidayCountryView extends HolidayPlaceView {
  @Texts({ description: 'Languages of the names; the first one is used if none is asked for' }) languages: string[];
  @ListOf(HolidayRegionView) regions: HolidayRegionView[];
}

/** All countries whose holidays are known; with `?country=`, that one with its regions. */
export class HolidayRegionsView {
  @ListOf(HolidayPlaceView) countries: HolidayPlaceView[];
  @Nested(HolidayCountryView, { optional: true, description: 'The country that was asked for' })
  country?: HolidayCountryView;
}
