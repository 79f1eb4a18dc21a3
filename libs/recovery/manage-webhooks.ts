import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { WebhookBody } from '#contracts/bodies/webhook-bodies';
import { Webhook } from '#database/entities/webhook';
import { CLOCK, type Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { invalid } from '#kernel/refusal';
import { ChangeSettings, nothingThere } from './change-settings.ts';

/** Keeps the other systems that rungs of ladders call. */
@Injectable()
export class ManageWebhooks {
  constructor(
    private readonly settings: ChangeSettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Not repeatable under an Idempotency-Key, whose kept answer would hold the secret. Whoever lost the answer is refused the
   * name, and gives the webhook another secret.
   * @returns its id, and its secret, which is told this once
   */
  async create(body: WebhookBody): Promise<{ id: string; secret: string }> {
    const { name, active = true } = body;
    const [id, url, secret, createdAt] = [newId(), checkedUrl(body.url), newSecret(), this.clock.now()];
    await this.settings.run(null, (manager) => manager.insert(Webhook, { id, name, url, secret, active, createdAt }));
    return { id, secret };
  }

  async replace(id: string, { name, url, active = true }: WebhookBody, version: number | null): Promise<void> {
    await this.change(id, { name, url: checkedUrl(url), active }, version);
  }

  /** Gives it another secret; what is sent from now on is signed with that. @returns the secret, which is told this once */
  async rotateSecret(id: string): Promise<string> {
    const secret = newSecret();
    await this.change(id, { secret }, null);
    return secret;
  }

  /** @throws Refusal conflict naming the ladders that call it */
  async remove(id: string, version: number | null): Promise<void> {
    await this.settings.remove(
      { table: 'webhook', id, version },
      {
        ladders: `SELECT name FROM ladder WHERE rungs @> jsonb_build_array(jsonb_build_object('webhookId', $1::text))`,
      },
    );
  }

  private async change(id: string, facts: Partial<Webhook>, version: number | null): Promise<void> {
    await this.settings.run(
      null,
      async (manager) => {
        const { affected } = await manager.update(Webhook, { id }, facts);
        if (!affected) throw nothingThere();
      },
      { table: 'webhook', id, version },
    );
  }
}

/** 256 random bits, in the form of the Standard Webhooks specification. */
const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

function checkedUrl(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : null;
  if (!url || !['https:', 'http:'].includes(url.protocol))
    throw invalid('url', 'is no address: write one like https://tickets.company.example/hooks/amends');
  if (url.username || url.password)
    throw invalid('url', 'holds a user name or a password: leave them out, the signature says who calls');
  if (url.hash) throw invalid('url', 'holds a fragment, which is never sent: leave out the part from # on');
  return url.href;
}
