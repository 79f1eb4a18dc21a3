import { BullModule } from '@nestjs/bullmq';
import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { WebhookCaller } from '#channels/call-webhook';
import type { MailIdentity } from '#channels/compose-mail';
import { MailSender } from '#channels/deliver-mail';
import type { Settings } from '#config/settings';
import { JOB_NAMES } from '#contracts/jobs';
import { databaseOptions } from '#database/data-source';
import { CaseLinks } from '#identity/case-links';
import { FileStore } from '#files/file-store';
import { CLOCK, type Clock } from '#kernel/clock';
import { queuePrefix, type QueueConnection } from '#queue/queue-connection';
import { CallWebhook } from '#recovery/call-webhook';
import { DeliverMail } from '#recovery/deliver-mail';
import { MAIL_IDENTITY, PostMail } from '#recovery/post-mail';
import { SettleMail } from '#recovery/settle-mail';
import { RecoveryModule } from '#recovery/recovery.module';
import { Correspondence } from '#recovery/write-mail';
import { PROCESSORS } from './processors/processors.ts';

@Module({})
export class WorkerModule {
  static with(settings: Settings, clock: Clock, queue: QueueConnection, sender: MailSender): DynamicModule {
    const identity: MailIdentity = {
      from: { name: 'Amends', address: settings.mailFrom },
      domain: settings.mailFrom.split('@')[1]!,
      secret: settings.secret,
    };
    return {
      module: WorkerModule,
      imports: [
        TypeOrmModule.forRoot({
          ...databaseOptions(settings.databaseUrl, {
            poolSize: settings.poolSize,
            name: 'amends-worker',
            impatient: true,
          }),
          retryAttempts: 3,
        }),
        BullModule.forRoot({ connection: queue.connection }),
        BullModule.registerQueue(...JOB_NAMES.map((name) => ({ name, prefix: queuePrefix(name) }))),
        RecoveryModule.with([
          { provide: CLOCK, useValue: clock },
          {
            provide: Correspondence,
            useValue: new Correspondence(settings.mailFrom, settings.publicUrl, new CaseLinks(settings.secret)),
          },
          { provide: FileStore, useValue: new FileStore(settings.filesFolder) },
        ]),
      ],
      providers: [
        { provide: MailSender, useValue: sender },
        { provide: MAIL_IDENTITY, useValue: identity },
        PostMail,
        SettleMail,
        DeliverMail,
        { provide: WebhookCaller, useValue: new WebhookCaller(settings.webhooksPrivate) },
        CallWebhook,
        ...Object.values(PROCESSORS),
      ],
    };
  }
}
