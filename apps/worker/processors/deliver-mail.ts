import { Processor } from '@nestjs/bullmq';
import type { JobData } from '#contracts/jobs';
import { DeliverMail } from '#recovery/deliver-mail';
import { JobProcessor } from './job-processor.ts';

@Processor('deliver-mail', { concurrency: 5 })
export class DeliverMailProcessor extends JobProcessor {
  protected readonly kind = 'deliver-mail';

  constructor(private readonly behaviour: DeliverMail) {
    super();
  }

  protected work({ id }: JobData, origin: string): Promise<boolean> {
    return this.behaviour.deliver(id, origin);
  }
}
