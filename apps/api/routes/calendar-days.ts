import { Body, Controller, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#contracts/actor';
import { DayListBody, ListedDayBody } from '#contracts/bodies/calendar-bodies';
import { ImportedDaysView } from '#contracts/views/calendar';
import { schemaRef } from '#kernel/field-record';
import type { Language } from '#kernel/language';
import { ImportDays } from '#recovery/import-days';
import { saidIn } from '#wording/say-in';
import { Asking, PathId, Reading } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { CalendarFile, READS_CALENDAR_FILES } from '../http/read-calendar-file.ts';

const LIST = {
  anyOf: [
    // As it is published, with whatever else the publisher says of it.
    { ...schemaRef(DayListBody), description: 'As holiday-cn publishes it' },
    { type: 'array', items: schemaRef(ListedDayBody) },
    { type: 'string', description: 'As text/calendar: an iCalendar file (RFC 5545) of whole-day events' },
  ],
};

/** Lists of holidays and make-up working days that others publish. */
@ApiTags('Policies')
@Controller('calendars')
export class CalendarDayRoutes {
  constructor(private readonly days: ImportDays) {}

  @Post(':id/days')
  @RouteConfig(READS_CALENDAR_FILES)
  @ApiConsumes('application/json', 'text/calendar')
  @Endpoint({
    summary: 'Take a list of holidays and make-up working days into a calendar; a second time changes nothing',
    grant: 'policy.manage',
    status: 200,
    params: { id: 'Of the calendar' },
    body: DayListBody,
    bodySchema: LIST,
    answers: ImportedDaysView,
    refuses: [409],
  })
  async take(
    @PathId() id: string,
    @Body() list: unknown,
    @Asking() actor: Actor,
    @Reading() language: Language,
  ): Promise<ImportedDaysView> {
    const given = list instanceof CalendarFile ? { calendarFile: list.text } : { json: list };
    const { rejected, ...taken } = await this.days.run(id, given, actor);
    return { ...taken, rejected: rejected.map((day) => saidIn(language, 'reason', day)) };
  }
}
