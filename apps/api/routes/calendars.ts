import { Body, Controller, Delete, Get, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { CalendarBody } from '#contracts/bodies/calendar-bodies';
import { CalendarList, CalendarView } from '#contracts/views/policy';
import { SettingsPreview } from '#contracts/views/recalculation';
import { listCalendars } from '#database/queries/list-settings';
import { nothingThere } from '#recovery/change-settings';
import { ManageCalendars } from '#recovery/manage-calendars';
import { Asking, created, IfMatch, PathId } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { CreatedId, Idempotent } from '../http/idempotency.interceptor.ts';

const ID = { id: 'Of the calendar' };

/** Calendars: business hours and holidays. */
@ApiTags('Policies')
@Controller('calendars')
export class CalendarRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly manage: ManageCalendars,
  ) {}

  @Get()
  @Endpoint({ summary: 'List the calendars', grant: 'policy.read', answers: CalendarList })
  async list(): Promise<CalendarList> {
    return { items: await listCalendars(this.database.manager) };
  }

  @Post()
  @Idempotent()
  @Endpoint({
    summary: 'Create a calendar',
    grant: 'policy.manage',
    status: 201,
    body: CalendarBody,
    answers: CalendarView,
    idempotent: true,
  })
  async create(
    @Body() body: CalendarBody,
    @CreatedId() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CalendarView> {
    await this.manage.create(body, id);
    created(reply, `calendars/${id}`);
    return this.answer(id);
  }

  @Get(':id')
  @Endpoint({ summary: 'Read one calendar', grant: 'policy.read', params: ID, answers: CalendarView })
  read(@PathId() id: string): Promise<CalendarView> {
    return this.answer(id);
  }

  @Put(':id')
  @Endpoint({
    summary: 'Replace a calendar',
    grant: 'policy.manage',
    params: ID,
    ifMatch: true,
    body: CalendarBody,
    answers: CalendarView,
    refuses: [409],
  })
  async replace(
    @PathId() id: string,
    @Body() body: CalendarBody,
    @Asking() actor: Actor,
    @IfMatch() version: number | null,
  ): Promise<CalendarView> {
    await this.manage.replace(id, body, actor, version);
    return this.answer(id);
  }

  @Post(':id/preview')
  @Endpoint({
    summary: 'See what replacing a calendar would change, without saving anything',
    grant: 'policy.manage',
    status: 200,
    params: ID,
    body: CalendarBody,
    answers: SettingsPreview,
    refuses: [409],
  })
  preview(@PathId() id: string, @Body() body: CalendarBody): Promise<SettingsPreview> {
    return this.manage.preview(id, body);
  }

  @Delete(':id')
  @Endpoint({
    summary: 'Delete a calendar that nothing uses',
    grant: 'policy.manage',
    params: ID,
    ifMatch: true,
    refuses: [409],
  })
  async remove(@PathId() id: string, @IfMatch() version: number | null): Promise<void> {
    await this.manage.remove(id, version);
  }

  private async answer(id: string): Promise<CalendarView> {
    const [found] = await listCalendars(this.database.manager, id);
    if (!found) throw nothingThere();
    return found;
  }
}
