import { Processor } from '@nestjs/bullmq';
import type { DueRow } from '#contracts/jobs';
import { SendReminder } from '#recovery/send-reminder';
import { RowProcessor } from './job-processor.ts';

@Processor('send-reminder', { concurrency: 2 })
export class SendReminderProcessor extends RowProcessor {
  protected readonly kind = 'send-reminder';

  constructor(private readonly behaviour: SendReminder) {
    super();
  }

  protected workOn({ id, complaintId }: DueRow, origin: string): Promise<boolean> {
    return this.behaviour.send(id, complaintId, origin);
  }
}
