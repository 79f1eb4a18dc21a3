import { Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { JOB_NAMES, type JobName } from '#contracts/jobs';
import {
  COUNTED_TO,
  ListTimerFailuresQuery,
  RetriedTimersView,
  RetryTimersQuery,
  TimerFailurePage,
  TimerHealthView,
} from '#contracts/views/timer';
import { listTimerFailures, readTimers } from '#database/queries/timers';
import { CLOCK, type Clock } from '#kernel/clock';
import type { Language } from '#kernel/language';
import { RetryTimers } from '#recovery/retry-timers';
import { saidIn } from '#wording/say-in';
import { Asking, Reading } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';

/** The background work: whether it keeps up, what failed and why, and doing it again. */
@ApiTags('Timers')
@Controller('timers')
export class TimerRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly retryTimers: RetryTimers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Endpoint({
    summary: 'See what is planned, due, late and failed in the background',
    grant: 'timer.read',
    answers: TimerHealthView,
  })
  async read(): Promise<TimerHealthView> {
    const kinds = await readTimers(this.database.manager, this.clock.now());
    const healthy = kinds.every(({ late, parked }) => late === 0 && parked === 0);
    return { healthy, countedTo: COUNTED_TO, kinds };
  }

  @Get('failures')
  @Endpoint({
    summary: 'List background work that failed, what failed last in front',
    grant: 'timer.read',
    query: ListTimerFailuresQuery,
    answers: TimerFailurePage,
  })
  async failures(
    @Query() query: ListTimerFailuresQuery,
    @Asking() actor: Actor,
    @Reading() language: Language,
  ): Promise<TimerFailurePage> {
    const { items, nextCursor } = await listTimerFailures(this.database.manager, query, actor);
    return { items: items.map((failure) => saidIn(language, 'reason', failure)), nextCursor };
  }

  @Post('failures/retry')
  @Endpoint({
    summary: 'Do everything again that failed in the background',
    grant: 'timer.retry',
    status: 200,
    query: RetryTimersQuery,
    answers: RetriedTimersView,
  })
  async retryAll(@Query() { kind }: RetryTimersQuery): Promise<RetriedTimersView> {
    return { retried: await this.retryTimers.all(kind ? [kind] : JOB_NAMES) };
  }

  @Post('failures/:kind/:rowId/retry')
  @Endpoint({
    summary: 'Do one thing again that failed in the background',
    grant: 'timer.retry',
    params: { kind: 'Of the failure', rowId: 'Of the failure' },
  })
  async retryOne(@Param('kind') kind: string, @Param('rowId') rowId: string): Promise<void> {
    await this.retryTimers.one(kind as JobName, rowId);
  }
}
