import { Processor } from '@nestjs/bullmq';
import type { DueRow } from '#contracts/jobs';
import { SendFollowUp } from '#recovery/send-follow-up';
import { RowProcessor } from './job-processor.ts';

@Processor('send-follow-up', { concurrency: 2 })
export class SendFollowUpProcessor extends RowProcessor {
  protected readonly kind = 'send-follow-up';

  constructor(private readonly behaviour: SendFollowUp) {
    super();
  }

  protected workOn({ id, complaintId }: DueRow, origin: string): Promise<boolean> {
    return this.behaviour.send(id, complaintId!, origin);
  }
}
