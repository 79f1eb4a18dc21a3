import { Processor } from '@nestjs/bullmq';
import type { JobData } from '#contracts/jobs';
import { ReachRungs } from '#recovery/reach-rungs';
import { JobProcessor } from './job-processor.ts';

@Processor('reach-rungs', { concurrency: 8 })
export class ReachRungsProcessor extends JobProcessor {
  protected readonly kind = 'reach-rungs';

  constructor(private readonly behaviour: ReachRungs) {
    super();
  }

  protected work({ id, complaintId }: JobData, origin: string): Promise<boolean> {
    return this.behaviour.reach(id, complaintId, origin);
  }
}
