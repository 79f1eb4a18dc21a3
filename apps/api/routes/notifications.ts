import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { ListNotificationsQuery, ReadNotificationsBody } from '#contracts/bodies/people-bodies';
import { NotificationPage, NotificationView } from '#contracts/views/conversation';
import { listNotifications, readNotification } from '#database/queries/list-notifications';
import { ReadNotification } from '#recovery/read-notification';
import { Asking, PathId } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';

/** What one was told oneself; nobody reads another's. */
@ApiTags('People')
@Controller('notifications')
export class NotificationRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly reading: ReadNotification,
  ) {}

  @Get()
  @Endpoint({
    summary: "Read one's own notifications, the latest first",
    grant: 'self',
    query: ListNotificationsQuery,
    answers: NotificationPage,
  })
  list(@Query() query: ListNotificationsQuery, @Asking() actor: Actor): Promise<NotificationPage> {
    return listNotifications(this.database.manager, query, actor.id!);
  }

  @Post('read')
  @Endpoint({
    summary: 'Mark all notifications as read that one has seen',
    grant: 'self',
    status: 204,
    body: ReadNotificationsBody,
  })
  async readAll(@Body() { until }: ReadNotificationsBody, @Asking() actor: Actor): Promise<void> {
    await this.reading.readAll(until, actor.id!);
  }

  @Post(':id/read')
  @Endpoint({
    summary: 'Mark a notification as read',
    grant: 'self',
    status: 200,
    params: { id: 'Of the notification' },
    answers: NotificationView,
  })
  async read(@PathId() id: string, @Asking() actor: Actor): Promise<NotificationView> {
    await this.reading.read(id, actor.id!);
    return (await readNotification(this.database.manager, id, actor.id!))!;
  }
}
