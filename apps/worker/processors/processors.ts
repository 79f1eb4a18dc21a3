import type { Type } from '@nestjs/common';
import type { JobName } from '#contracts/jobs';
import { DeliverMailProcessor } from './deliver-mail.ts';
import { DoOutboxJobProcessor } from './do-outbox-job.ts';
import type { JobProcessor } from './job-processor.ts';
import { ReachRungsProcessor } from './reach-rungs.ts';
import { SendFollowUpProcessor } from './send-follow-up.ts';

/** Who does which job. A job of the catalogue without an entry here does not compile. */
export const PROCESSORS: Record<JobName, Type<JobProcessor>> = {
  'reach-rungs': ReachRungsProcessor,
  'send-follow-up': SendFollowUpProcessor,
  'deliver-mail': DeliverMailProcessor,
  'do-outbox-job': DoOutboxJobProcessor,
};
