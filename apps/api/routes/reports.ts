import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '#contracts/actor';
import { ReportQuery } from '#contracts/bodies/report-query';
import { REPORT_NAMES, type ReportName } from '#contracts/reports';
import { ReportView } from '#contracts/views/report';
import { LongReads } from '#database/long-reads';
import { readReport } from '#database/queries/reports/read-report';
import { CLOCK, type Clock } from '#kernel/clock';
import type { Language } from '#kernel/language';
import { Refusal } from '#kernel/refusal';
import { openedCalendar } from '#recovery/opened-calendar';
import { Asking, Gone, Reading } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { reportCsv } from '../http/report-csv.ts';

/** What became of the complaints of a period, in numbers. */
@ApiTags('Reports')
@Controller('reports')
export class ReportRoutes {
  constructor(
    private readonly reads: LongReads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':name')
  @Endpoint({
    summary: 'Read a report, as JSON or as CSV for a spreadsheet',
    grant: 'report.read',
    params: { name: `Which one: ${REPORT_NAMES.join(', ')}` },
    query: ReportQuery,
    answers: ReportView,
    orText: 'text/csv',
    refuses: [429, 503],
  })
  async read(
    @Param('name') name: string,
    @Query() query: ReportQuery,
    @Headers('accept') accept: string | undefined,
    @Asking() actor: Actor,
    @Reading() language: Language,
    @Gone() gone: AbortSignal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportView | string> {
    const known = REPORT_NAMES.find((one): one is ReportName => one === name);
    if (!known)
      throw new Refusal(
        'not-found',
        'no-such-report',
        `There is no report of this name: write one of ${REPORT_NAMES.join(', ')}.`,
      );
    const reading = { actor, language, now: this.clock.now(), opened: openedCalendar };
    const report = await this.reads.read(gone, (manager) => readReport(manager, known, query, reading));
    if ((query.format ?? (accept?.startsWith('text/csv') ? 'csv' : 'json')) === 'json') return report;
    const { from, to } = report;
    void reply
      .header('Content-Type', 'text/csv; charset=utf-8')
      .header('Content-Disposition', `attachment; filename="amends-${known}-${from}-${to}.csv"`);
    return reportCsv(report, language);
  }
}
