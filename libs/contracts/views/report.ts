import {
  GROUPINGS,
  ITEMS,
  REPORT_NAMES,
  type Grouping,
  type Item,
  type ReportName,
  type Unit,
} from '#contracts/reports';
import { Choice, LocalDate } from '#kernel/fields';
import { Fields, ListOf, Text } from '#kernel/view-fields';

export class ReportColumnView {
  @Text() key: string;
  @Choice(['count', 'share', 'duration', 'rating'], {
    description: '`share` from 0 to 1, `duration` in milliseconds, `rating` from 1 to 5',
  })
  unit: Unit;
  @Text({ description: 'In the language of the reader' }) title: string;
}

export class ReportRow {
  @Text({
    nullable: true,
    description: 'Id of the team, name of the category …, first day of the week; null: none, or no grouping',
  })
  group: string | null;
  @Text({ nullable: true, description: 'The group in words: the name of the team' }) label: string | null;
  @Text({ nullable: true, description: 'What the row is about: a clock, a cause, a step' }) item: string | null;
  @Fields({ description: 'By column; null where there is nothing to measure' }) values: Record<string, number | null>;
}

/** Numbers of a period. */
export class ReportView {
  @Choice(REPORT_NAMES) name: ReportName;
  @Text({ description: 'What is counted, and when' }) about: string;
  @LocalDate() from: string;
  @LocalDate({ description: 'The last day, included' }) to: string;
  @Text({ description: 'IANA zone of the reader, whose days these are' }) timeZone: string;
  @Choice(GROUPINGS, { nullable: true }) groupBy: Grouping | null;
  @Choice(ITEMS, { nullable: true }) item: Item | null;
  @ListOf(ReportColumnView) columns: ReportColumnView[];
  @ListOf(ReportRow, { description: 'Days, weeks and months without anything among them' }) rows: ReportRow[];
  @ListOf(ReportRow, { description: 'The same without grouping' }) totals: ReportRow[];
}
