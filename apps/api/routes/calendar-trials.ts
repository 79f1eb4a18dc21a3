import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { openCalendar, type BusinessCalendar } from '#calendar/business-calendar';
import { formatDuration } from '#calendar/duration';
import { holidayCountries, holidayCountry } from '#calendar/holiday-library';
import { tryCalendar } from '#calendar/try-calendar';
import { HolidayRegionQuery, TrialBody } from '#contracts/bodies/calendar-bodies';
import { HolidayRegionsView, TrialView } from '#contracts/views/calendar';
import { listCalendars } from '#database/queries/list-settings';
import { invalid, within } from '#kernel/refusal';
import { Endpoint } from '../http/endpoint.ts';

/** What one wants to know before a calendar is saved. */
@ApiTags('Policies')
@Controller('calendars')
export class CalendarTrialRoutes {
  constructor(private readonly database: DataSource) {}

  @Post('trial')
  @Endpoint({
    summary: 'Try a calendar without saving it: when would it be due, how much time has passed, and why',
    grant: 'policy.read',
    status: 200,
    body: TrialBody,
    answers: TrialView,
  })
  async try(@Body() { calendar, calendarId, ...question }: TrialBody): Promise<TrialView> {
    const { due, elapsed, explanation } = tryCalendar(await this.open(calendar, calendarId), question);
    return {
      ...(due && { due: due.toISOString() }),
      ...(elapsed !== undefined && { elapsed: formatDuration(elapsed) }),
      explanation: explanation.map(({ from, to, ...why }) => ({
        from: from.toISOString(),
        to: to.toISOString(),
        ...why,
      })),
    };
  }

  @Get('holiday-regions')
  @Endpoint({
    summary: 'List the countries whose holidays are known, and the regions of one of them',
    grant: 'policy.read',
    query: HolidayRegionQuery,
    answers: HolidayRegionsView,
  })
  regions(@Query() { country: code }: HolidayRegionQuery): HolidayRegionsView {
    const countries = holidayCountries();
    if (code === undefined) return { countries };
    const country = holidayCountry(code);
    if (!country)
      throw invalid('country', `'${code}' is no country whose holidays are known: leave it out to see all.`);
    return { countries, country };
  }

  private async open(calendar: TrialBody['calendar'], id: string | undefined): Promise<BusinessCalendar> {
    if ((calendar === undefined) === (id === undefined)) {
      const field = calendar === undefined ? 'calendar' : 'calendarId';
      throw invalid(field, 'give exactly one of `calendar` and `calendarId`.');
    }
    if (calendar) return within('calendar', () => openCalendar(calendar));
    const [saved] = await listCalendars(this.database.manager, id);
    if (!saved) throw invalid('calendarId', 'is no calendar: write the id of one from /api/v1/calendars');
    return openCalendar(saved);
  }
}
