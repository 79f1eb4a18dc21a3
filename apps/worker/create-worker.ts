import { getQueueToken } from '@nestjs/bullmq';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Queue } from 'bullmq';
import { DataSource } from 'typeorm';
import { MailSender } from '#channels/deliver-mail';
import { nestLogger, type Log } from '#config/log';
import { SettingsError, type Settings } from '#config/settings';
import { JOB_NAMES } from '#contracts/jobs';
import type { Clock } from '#kernel/clock';
import { openQueueConnection } from '#queue/queue-connection';
import { DELIVERY_PATIENCE } from '#recovery/deliver-mail';
import { BullQueues } from './bull-queues.ts';
import { Scheduler } from './scheduler.ts';
import { WorkerModule } from './worker.module.ts';

export interface RunningWorker {
  app: INestApplicationContext;
  scheduler: Scheduler;
  stop(): Promise<void>;
}

/** The worker, at work: processors on the queues, and the scheduler that feeds them. */
export async function createWorker(settings: Settings, clock: Clock, log: Log): Promise<RunningWorker> {
  if (!settings.smtpUrl)
    throw new SettingsError(['SMTP_URL is missing: write a mail server like smtp://user:password@host:587']);
  const queue = openQueueConnection(settings, JOB_NAMES.length);
  const sender = new MailSender(settings.smtpUrl, DELIVERY_PATIENCE);
  const app = await NestFactory.createApplicationContext(WorkerModule.with(settings, clock, queue, sender), {
    logger: nestLogger(log),
    abortOnError: false,
  });
  const queues = new BullQueues(new Map(JOB_NAMES.map((name) => [name, app.get<Queue>(getQueueToken(name))])));
  const scheduler = new Scheduler(app.get(DataSource), settings.databaseUrl, queues, clock, log);
  scheduler.start();
  const stop = async (): Promise<void> => {
    await scheduler.stop();
    await app.close();
    sender.close();
    await queue.close();
  };
  return { app, scheduler, stop };
}
