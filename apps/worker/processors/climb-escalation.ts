import { Processor } from '@nestjs/bullmq';
import type { DueRow } from '#contracts/jobs';
import { ClimbEscalation } from '#recovery/climb-escalation';
import { RowProcessor } from './job-processor.ts';

@Processor('climb-escalation', { concurrency: 2 })
export class ClimbEscalationProcessor extends RowProcessor {
  protected readonly kind = 'climb-escalation';

  constructor(private readonly behaviour: ClimbEscalation) {
    super();
  }

  protected workOn({ id, complaintId }: DueRow, origin: string): Promise<boolean> {
    return this.behaviour.climb(id, complaintId!, origin);
  }
}
