import { Processor } from '@nestjs/bullmq';
import type { JobData } from '#contracts/jobs';
import { DoOutboxJob } from '#recovery/do-outbox-job';
import { JobProcessor } from './job-processor.ts';

@Processor('do-outbox-job', { concurrency: 8 })
export class DoOutboxJobProcessor extends JobProcessor {
  protected readonly kind = 'do-outbox-job';

  constructor(private readonly behaviour: DoOutboxJob) {
    super();
  }

  protected work({ id, complaintId }: JobData, origin: string): Promise<boolean> {
    return this.behaviour.do(id, complaintId, origin);
  }
}
