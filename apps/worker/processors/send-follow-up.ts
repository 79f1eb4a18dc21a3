import { Processor } from '@nestjs/bullmq';
import type { JobData } from '#contracts/jobs';
import { SendFollowUp } from '#recovery/send-follow-up';
import { JobProcessor } from './job-processor.ts';

@Processor('send-follow-up', { concurrency: 4 })
export class SendFollowUpProcessor extends JobProcessor {
  protected readonly kind = 'send-follow-up';

  constructor(private readonly behaviour: SendFollowUp) {
    super();
  }

  protected work({ id, complaintId }: JobData, origin: string): Promise<boolean> {
    return this.behaviour.send(id, complaintId, origin);
  }
}
