import { Processor } from '@nestjs/bullmq';
import type { DueRow } from '#contracts/jobs';
import { DeliverMail } from '#recovery/deliver-mail';
import { RowProcessor } from './job-processor.ts';

@Processor('deliver-mail', { concurrency: 5 })
export class DeliverMailProcessor extends RowProcessor {
  protected readonly kind = 'deliver-mail';

  constructor(private readonly behaviour: DeliverMail) {
    super();
  }

  protected workOn({ id }: DueRow, origin: string): Promise<boolean> {
    return this.behaviour.deliver(id, origin);
  }
}
