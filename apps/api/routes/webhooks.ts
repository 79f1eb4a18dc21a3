import { Body, Controller, Delete, Get, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { ListDeliveriesQuery, WebhookBody } from '#contracts/bodies/webhook-bodies';
import { DeliveryPage, DeliveryView, WebhookList, WebhookView, WebhookWithSecretView } from '#contracts/views/webhook';
import { listDeliveries, listWebhooks, readDelivery } from '#database/queries/list-webhooks';
import type { Language } from '#kernel/language';
import { nothingThere } from '#recovery/change-settings';
import { ManageWebhooks } from '#recovery/manage-webhooks';
import { RedeliverWebhook } from '#recovery/redeliver-webhook';
import { saidIn } from '#wording/say-in';
import { created, IfMatch, PathId, Reading } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';

const ID = { id: 'Of the webhook' };

/** Other systems that rungs of ladders call, and every call that was made. */
@ApiTags('Webhooks')
@Controller()
export class WebhookRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly manage: ManageWebhooks,
    private readonly redeliverWebhook: RedeliverWebhook,
  ) {}

  @Get('webhooks')
  @Endpoint({ summary: 'List the webhooks', grant: 'webhook.manage', answers: WebhookList })
  async list(): Promise<WebhookList> {
    return { items: await listWebhooks(this.database.manager) };
  }

  @Post('webhooks')
  @Endpoint({
    summary: 'Create a webhook; its secret is told in this answer only',
    grant: 'webhook.manage',
    status: 201,
    body: WebhookBody,
    answers: WebhookWithSecretView,
    refuses: [409],
  })
  async create(
    @Body() body: WebhookBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookWithSecretView> {
    const { id, secret } = await this.manage.create(body);
    created(reply, `webhooks/${id}`);
    return { ...(await this.answer(id)), secret };
  }

  @Get('webhooks/:id')
  @Endpoint({ summary: 'Read one webhook', grant: 'webhook.manage', params: ID, answers: WebhookView })
  read(@PathId() id: string): Promise<WebhookView> {
    return this.answer(id);
  }

  @Put('webhooks/:id')
  @Endpoint({
    summary: 'Replace a webhook; its secret stays',
    grant: 'webhook.manage',
    params: ID,
    ifMatch: true,
    body: WebhookBody,
    answers: WebhookView,
    refuses: [409],
  })
  async replace(
    @PathId() id: string,
    @Body() body: WebhookBody,
    @IfMatch() version: number | null,
  ): Promise<WebhookView> {
    await this.manage.replace(id, body, version);
    return this.answer(id);
  }

  @Delete('webhooks/:id')
  @Endpoint({
    summary: 'Delete a webhook that no ladder calls, with its calls',
    grant: 'webhook.manage',
    params: ID,
    ifMatch: true,
    refuses: [409],
  })
  async remove(@PathId() id: string, @IfMatch() version: number | null): Promise<void> {
    await this.manage.remove(id, version);
  }

  @Post('webhooks/:id/secret')
  @Endpoint({
    summary: 'Give a webhook another secret, told in this answer only; the old one ends at once',
    grant: 'webhook.manage',
    status: 200,
    params: ID,
    answers: WebhookWithSecretView,
  })
  async rotate(@PathId() id: string): Promise<WebhookWithSecretView> {
    const secret = await this.manage.rotateSecret(id);
    return { ...(await this.answer(id)), secret };
  }

  @Get('webhooks/:id/deliveries')
  @Endpoint({
    summary: 'Read the calls of a webhook with all their attempts, the latest first',
    grant: 'webhook.manage',
    params: ID,
    query: ListDeliveriesQuery,
    answers: DeliveryPage,
  })
  async deliveries(
    @PathId() id: string,
    @Query() query: ListDeliveriesQuery,
    @Reading() language: Language,
  ): Promise<DeliveryPage> {
    await this.answer(id);
    const { items, nextCursor } = await listDeliveries(this.database.manager, id, query);
    return { items: items.map((delivery) => readIn(language, delivery)), nextCursor };
  }

  @Post('webhook-deliveries/:id/redelivery')
  @Endpoint({
    summary: 'Have it called again at once, under the same id',
    grant: 'webhook.manage',
    status: 200,
    params: { id: 'Of the delivery' },
    answers: DeliveryView,
    refuses: [409],
  })
  async redeliver(@PathId() id: string, @Reading() language: Language): Promise<DeliveryView> {
    await this.redeliverWebhook.redeliver(id);
    return readIn(language, (await readDelivery(this.database.manager, id))!);
  }

  private async answer(id: string): Promise<WebhookView> {
    const [found] = await listWebhooks(this.database.manager, id);
    if (!found) throw nothingThere();
    return found;
  }
}

const readIn = (language: Language, { log, ...delivery }: DeliveryView): DeliveryView => ({
  ...delivery,
  log: log.map((attempt) => saidIn(language, 'error', attempt)),
});
