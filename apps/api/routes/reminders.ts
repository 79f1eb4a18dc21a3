import { Body, Controller, Delete, Get, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { PageQuery } from '#contracts/bodies/page-query';
import { ReminderBody, SnoozeBody } from '#contracts/bodies/reminder-bodies';
import { ReminderPage, ReminderView } from '#contracts/views/reminder';
import { listReminders, readReminder } from '#database/queries/list-reminders';
import { noSuchReminder, SetReminder } from '#recovery/set-reminder';
import { Asking, created, PathId, Reference } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { CreatedId, Idempotent } from '../http/idempotency.interceptor.ts';
import { REFERENCE } from './complaints.ts';

const REMINDER = { id: 'Of the reminder' };

/** What one wants to be reminded of oneself; nobody reads another's. */
@ApiTags('People')
@Controller()
export class ReminderRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly setReminder: SetReminder,
  ) {}

  @Get('reminders')
  @Endpoint({
    summary: "Read one's own reminders and snoozed complaints, that which comes first in front",
    grant: 'self',
    query: PageQuery,
    answers: ReminderPage,
  })
  list(@Query() query: PageQuery, @Asking() actor: Actor): Promise<ReminderPage> {
    return listReminders(this.database.manager, query, actor.id!);
  }

  @Post('reminders')
  @Idempotent()
  @Endpoint({
    summary: 'Ask to be reminded of something',
    grant: 'self',
    status: 201,
    body: ReminderBody,
    answers: ReminderView,
    idempotent: true,
    refuses: [409],
  })
  async set(
    @Body() body: ReminderBody,
    @Asking() actor: Actor,
    @CreatedId() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReminderView> {
    await this.setReminder.set(body, actor, id);
    created(reply, `reminders/${id}`);
    return this.answer(id, actor);
  }

  @Get('reminders/:id')
  @Endpoint({ summary: "Read one of one's own reminders", grant: 'self', params: REMINDER, answers: ReminderView })
  read(@PathId() id: string, @Asking() actor: Actor): Promise<ReminderView> {
    return this.answer(id, actor);
  }

  @Delete('reminders/:id')
  @Endpoint({ summary: 'Cancel a reminder or a snooze', grant: 'self', params: REMINDER })
  async cancel(@PathId() id: string, @Asking() actor: Actor): Promise<void> {
    await this.setReminder.cancel(id, actor);
  }

  @Post('complaints/:reference/snooze')
  @Idempotent()
  @Endpoint({
    summary: 'Put a complaint aside for oneself; it is back then, or as soon as the customer writes',
    grant: 'complaint.work',
    status: 201,
    params: REFERENCE,
    body: SnoozeBody,
    answers: ReminderView,
    idempotent: true,
    refuses: [409],
  })
  async snooze(
    @Reference() reference: string,
    @Body() body: SnoozeBody,
    @Asking() actor: Actor,
    @CreatedId() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReminderView> {
    await this.setReminder.snooze({ reference }, body, actor, id);
    created(reply, `reminders/${id}`);
    return this.answer(id, actor);
  }

  @Delete('complaints/:reference/snooze')
  @Endpoint({ summary: 'Take a complaint up again that was put aside', grant: 'complaint.work', params: REFERENCE })
  async wake(@Reference() reference: string, @Asking() actor: Actor): Promise<void> {
    await this.setReminder.wake({ reference }, actor);
  }

  private async answer(id: string, actor: Actor): Promise<ReminderView> {
    const found = await readReminder(this.database.manager, id, actor.id!);
    if (!found) throw noSuchReminder();
    return found;
  }
}
