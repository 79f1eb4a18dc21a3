import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { openCalendar, type CalendarDefinition } from '#calendar/business-calendar';
import type { DayList } from '#calendar/day-list/listed-day';
import { mergeDays, type MergedDays } from '#calendar/day-list/merge-days';
import { readCalendarFile } from '#calendar/day-list/read-calendar-file';
import { readList } from '#calendar/day-list/read-list';
import { yearAt } from '#calendar/local-date';
import type { Actor } from '#contracts/actor';
import type { ImportedDaysView } from '#contracts/views/calendar';
import { CalendarRow } from '#database/entities/calendar';
import { CLOCK, type Clock } from '#kernel/clock';
import { invalid } from '#kernel/refusal';
import { ChangeSettings, nothingThere } from './change-settings.ts';

/** Recurring events are written out for this year and so many after it. */
const YEARS_AHEAD = 5;
/** As many as a calendar takes when it is saved. */
const MOST_DAYS = 1000;

/** Takes a published list of holidays and make-up working days into a calendar. The same list twice changes nothing. */
@Injectable()
export class ImportDays {
  constructor(
    private readonly database: DataSource,
    private readonly settings: ChangeSettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param list parsed JSON, or the text of an iCalendar file
   * @throws Refusal not-found; invalid when it is no such list. Single rows that are wrong are in the answer.
   */
  async run(id: string, list: { json: unknown } | { calendarFile: string }, actor: Actor): Promise<ImportedDaysView> {
    const { name, ...before } = await this.merged(this.database.manager, id, list);
    if (before.closed + before.special === 0) return answer(before);
    let after: MergedDays = before;
    await this.settings.run({ why: 'calendar', name, actor }, async (manager) => {
      after = await this.merged(manager, id, list, 'FOR UPDATE');
      await manager.update(CalendarRow, { id }, { definition: after.definition });
    });
    return answer(after);
  }

  private async merged(
    manager: EntityManager,
    id: string,
    list: { json: unknown } | { calendarFile: string },
    lock = '',
  ): Promise<MergedDays & { name: string }> {
    const [row] = await manager.query<{ name: string; definition: CalendarDefinition }[]>(
      `SELECT name, definition FROM calendar WHERE id = $1 ${lock}`,
      [id],
    );
    if (!row) throw nothingThere();
    const merged = mergeDays(row.definition, this.read(list, row.definition.timeZone));
    const { closed = [], special = [] } = merged.definition;
    if (Math.max(closed.length, special.length) > MOST_DAYS) {
      throw invalid('days', `would make more than ${MOST_DAYS} days: remove those of years gone by from the calendar.`);
    }
    openCalendar(merged.definition);
    return { ...merged, name: row.name };
  }

  private read(list: { json: unknown } | { calendarFile: string }, timeZone: string): DayList {
    if ('json' in list) return readList(list.json);
    const year = yearAt(timeZone, this.clock.now());
    return readCalendarFile(list.calendarFile, year, year + YEARS_AHEAD);
  }
}

const answer = ({ closed, special, unchanged, rejected }: MergedDays): ImportedDaysView => ({
  closed,
  special,
  unchanged,
  rejected,
});
