import { Processor } from '@nestjs/bullmq';
import type { DueRow } from '#contracts/jobs';
import { CallWebhook } from '#recovery/call-webhook';
import { RowProcessor } from './job-processor.ts';

@Processor('call-webhook', { concurrency: 8 })
export class CallWebhookProcessor extends RowProcessor {
  protected readonly kind = 'call-webhook';

  constructor(private readonly behaviour: CallWebhook) {
    super();
  }

  protected workOn({ id }: DueRow, origin: string): Promise<boolean> {
    return this.behaviour.call(id, origin);
  }
}
