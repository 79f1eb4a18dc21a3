import { Processor } from '@nestjs/bullmq';
import type { DueRow } from '#contracts/jobs';
import { DoOutboxJob } from '#recovery/do-outbox-job';
import { RowProcessor } from './job-processor.ts';

@Processor('do-outbox-job', { concurrency: 4 })
export class DoOutboxJobProcessor extends RowProcessor {
  protected readonly kind = 'do-outbox-job';

  constructor(private readonly behaviour: DoOutboxJob) {
    super();
  }

  protected workOn({ id, complaintId }: DueRow, origin: string): Promise<boolean> {
    return this.behaviour.do(id, complaintId!, origin);
  }
}
