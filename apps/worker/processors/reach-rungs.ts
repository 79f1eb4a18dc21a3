import { Processor } from '@nestjs/bullmq';
import type { DueRow } from '#contracts/jobs';
import { ReachRungs } from '#recovery/reach-rungs';
import { JobProcessor } from './job-processor.ts';

@Processor('reach-rungs', { concurrency: 2 })
export class ReachRungsProcessor extends JobProcessor {
  protected readonly kind = 'reach-rungs';

  constructor(private readonly behaviour: ReachRungs) {
    super();
  }

  protected work(rows: DueRow[], origin: string): Promise<number> {
    return this.behaviour.reach(rows, origin);
  }
}
