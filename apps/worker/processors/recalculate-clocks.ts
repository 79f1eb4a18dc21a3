import { Processor } from '@nestjs/bullmq';
import type { DueRow } from '#contracts/jobs';
import { RecalculateClocks } from '#recovery/recalculate-clocks';
import { RowProcessor } from './job-processor.ts';

@Processor('recalculate-clocks', { concurrency: 1 })
export class RecalculateClocksProcessor extends RowProcessor {
  protected readonly kind = 'recalculate-clocks';

  constructor(private readonly behaviour: RecalculateClocks) {
    super();
  }

  protected workOn({ id }: DueRow, origin: string): Promise<boolean> {
    return this.behaviour.goOn(id, origin);
  }
}
