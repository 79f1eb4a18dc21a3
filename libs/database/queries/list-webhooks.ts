import type { EntityManager } from 'typeorm';
import { PAGE_SIZE } from '#contracts/bodies/page-query';
import type { ListDeliveriesQuery } from '#contracts/bodies/webhook-bodies';
import type { DeliveryPage, DeliveryView, WebhookView } from '#contracts/views/webhook';
import { Conditions } from './conditions.ts';
import { pageOf, readCursor } from './cursor.ts';
import { instant, instantOrNull } from './rows.ts';

/** The webhooks by name, without their secrets; only the one with this id if one is given. */
export async function listWebhooks(manager: EntityManager, id: string | null = null): Promise<WebhookView[]> {
  const rows = await manager.query<(Omit<WebhookView, 'createdAt'> & { created_at: Date })[]>(
    'SELECT id, name, url, active, created_at, version FROM webhook WHERE $1::uuid IS NULL OR id = $1 ORDER BY name',
    [id],
  );
  return rows.map(({ created_at, ...row }) => ({ ...row, createdAt: created_at.toISOString() }));
}

/** One page of the calls of a webhook, the latest first. */
export async function listDeliveries(
  manager: EntityManager,
  webhookId: string,
  query: ListDeliveriesQuery,
): Promise<DeliveryPage> {
  const limit = query.limit ?? PAGE_SIZE;
  const where = new Conditions().add('d.webhook_id = ?', webhookId);
  if (query.state !== undefined) where.add('d.state = ?', query.state);
  if (query.cursor !== undefined) {
    where.add('(d.created_at, d.id) < (?::timestamptz, ?::uuid)', ...readCursor(query.cursor, 'instant', 'id'));
  }
  return pageOf(await find(manager, where, limit + 1), limit, deliveryView, (row) => [
    row.created_at.toISOString(),
    row.id,
  ]);
}

/** The call, or null when there is none of this id. */
export async function readDelivery(manager: EntityManager, id: string): Promise<DeliveryView | null> {
  const [row] = await find(manager, new Conditions().add('d.id = ?', id), 1);
  return row ? deliveryView(row) : null;
}

interface DeliveryRow extends Omit<DeliveryView, 'webhookId' | 'createdAt' | 'deliveredAt' | 'nextAt'> {
  webhook_id: string;
  created_at: Date;
  delivered_at: Date | null;
  next_at: Date | null;
}

function find(manager: EntityManager, where: Conditions, limit: number): Promise<DeliveryRow[]> {
  return manager.query<DeliveryRow[]>(
    `SELECT d.id, d.webhook_id, c.reference, d.type, d.state, d.attempts, d.created_at, d.delivered_at, d.next_at, d.log, d.payload
     FROM webhook_delivery d JOIN complaint c ON c.id = d.complaint_id
     WHERE ${where.sql} ORDER BY d.created_at DESC, d.id DESC LIMIT ${limit}`,
    where.values,
  );
}

function deliveryView({ webhook_id, created_at, delivered_at, next_at, log, ...row }: DeliveryRow): DeliveryView {
  return {
    ...row,
    webhookId: webhook_id,
    createdAt: created_at.toISOString(),
    deliveredAt: instantOrNull(delivered_at),
    nextAt: instantOrNull(next_at),
    log: log.map((attempt) => ({ ...attempt, at: instant(attempt.at) })),
  };
}
