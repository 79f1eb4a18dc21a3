import type { Type } from '@nestjs/common';
import type { JobName } from '#contracts/jobs';
import { CallWebhookProcessor } from './call-webhook.ts';
import { ClimbEscalationProcessor } from './climb-escalation.ts';
import { DeliverMailProcessor } from './deliver-mail.ts';
import { DeliverUrgentMailProcessor } from './deliver-urgent-mail.ts';
import { DoOutboxJobProcessor } from './do-outbox-job.ts';
import type { JobProcessor } from './job-processor.ts';
import { ReachRungsProcessor } from './reach-rungs.ts';
import { RecalculateClocksProcessor } from './recalculate-clocks.ts';
import { SendFollowUpProcessor } from './send-follow-up.ts';
import { SendReminderProcessor } from './send-reminder.ts';

/** Who does which job. A job of the catalogue without an entry here does not compile. */
export const PROCESSORS: Record<JobName, Type<JobProcessor>> = {
  'reach-rungs': ReachRungsProcessor,
  'climb-escalation': ClimbEscalationProcessor,
  'send-follow-up': SendFollowUpProcessor,
  'send-reminder': SendReminderProcessor,
  'deliver-urgent-mail': DeliverUrgentMailProcessor,
  'deliver-mail': DeliverMailProcessor,
  'call-webhook': CallWebhookProcessor,
  'do-outbox-job': DoOutboxJobProcessor,
  'recalculate-clocks': RecalculateClocksProcessor,
};
