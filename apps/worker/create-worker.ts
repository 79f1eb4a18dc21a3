import { getQueueToken } from '@nestjs/bullmq';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Queue } from 'bullmq';
import { DataSource } from 'typeorm';
import { MailSender } from '#channels/deliver-mail';
import { nestLogger, type Log } from '#config/log';
import { SettingsError, type Settings } from '#config/settings';
import { JOB_NAMES } from '#contracts/jobs';
import { FileStore } from '#files/file-store';
import type { Clock } from '#kernel/clock';
import { openQueueConnection } from '#queue/queue-connection';
import { DELIVERY_PATIENCE } from '#recovery/post-mail';
import { BullQueues } from './bull-queues.ts';
import { PROCESSORS } from './processors/processors.ts';
import { sayingSeldom } from './say-seldom.ts';
import { Scheduler } from './scheduler.ts';
import { serveTimerMetrics } from './timer-metrics.ts';
import { WorkerModule } from './worker.module.ts';

export interface RunningWorker {
  app: INestApplicationContext;
  scheduler: Scheduler;
  stop(): Promise<void>;
}

/**
 * How often BullMQ asks a PostgreSQL that has told it of nothing, for each kind: for jobs (`drainDelay`, seconds) and for those
 * whose worker died (`stalledInterval`, milliseconds). NOTIFY wakes it and the sweep enqueues what got lost, so its own
 * questions, every 5 and 30 seconds by default, would only be load on an idle database.
 */
const CALM = { drainDelay: 30, stalledInterval: 60_000 };

/** How long BullMQ waits before it asks a queue again that was away (milliseconds); 15 seconds by default. */
const BACK_SOON = { runRetryDelay: 1_000 };

/** The worker, at work: processors on the queues, and the scheduler that feeds them. */
export async function createWorker(settings: Settings, clock: Clock, log: Log): Promise<RunningWorker> {
  if (!settings.smtpUrl)
    throw new SettingsError(['SMTP_URL is missing: write a mail server like smtp://user:password@host:587']);
  const queue = openQueueConnection(settings, JOB_NAMES.length);
  const sender = new MailSender(settings.smtpUrl, DELIVERY_PATIENCE);
  const app = await NestFactory.createApplicationContext(WorkerModule.with(settings, clock, queue, sender), {
    logger: nestLogger(log),
    abortOnError: false,
  }).catch(async (error: unknown) => {
    await queue.close();
    throw error;
  });
  const queues = new Map(JOB_NAMES.map((name) => [name, app.get<Queue>(getQueueToken(name))]));
  const processors = Object.values(PROCESSORS).map((type) => app.get(type));
  // Without a listener BullMQ writes to the console.
  const say = sayingSeldom(log);
  for (const one of queues.values()) one.on('error', say);
  for (const { worker } of processors) worker.on('error', say);
  for (const { worker } of processors) Object.assign(worker.opts, BACK_SOON, queue.kind === 'postgres' && CALM);
  const database = app.get(DataSource);
  serveTimerMetrics(database, clock);
  const scheduler = new Scheduler(
    database,
    settings.databaseUrl,
    new BullQueues(queues),
    clock,
    log,
    app.get(FileStore),
  );
  scheduler.start();
  const stop = async (): Promise<void> => {
    await scheduler.stop();
    // What is at work still needs the database, which closes with the app.
    await Promise.all(processors.map((processor) => processor.stop()));
    await app.close();
    sender.close();
    await queue.close();
  };
  return { app, scheduler, stop };
}
