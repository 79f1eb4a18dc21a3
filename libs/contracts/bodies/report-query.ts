import { GROUPINGS, type Grouping } from '#contracts/reports';
import { Choice, LocalDate, Text, Whole } from '#kernel/fields';

/** Days that a report looks at when none are named, today included. */
export const USUAL_DAYS = 30;

/** After how many days a new complaint of the same customer is no repetition any more, unless asked otherwise. */
export const USUAL_REPEAT = 30;

/** Of which days, of which cases, and grouped by what. Days are those of the reader's own time zone. */
export class ReportQuery {
  @LocalDate({ optional: true, description: `First day; ${USUAL_DAYS} days up to the last one if left out` })
  from?: string;
  @LocalDate({ optional: true, description: 'Last day, included; today if left out' }) to?: string;
  @Text({ optional: true, max: 40, description: 'An id, `mine` or `none`' }) team?: string;
  @Text({ optional: true, max: 200 }) category?: string;
  @Text({ optional: true, max: 200 }) place?: string;
  @Choice(GROUPINGS, { optional: true, description: 'One row for each; the whole period in one if left out' })
  groupBy?: Grouping;
  @Whole({
    optional: true,
    min: 1,
    max: 365,
    description: `For reopened: days within which a new complaint counts as a repetition; ${USUAL_REPEAT} if left out`,
  })
  within?: number;
  @Choice(['json', 'csv'], { optional: true, description: 'As Accept says if left out; else json' })
  format?: 'json' | 'csv';
}
