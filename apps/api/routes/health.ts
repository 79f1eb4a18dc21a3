import { Controller, Get, HttpCode, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { HealthView } from '#contracts/views/health';
import { Endpoint } from '../http/endpoint.ts';
import { RateLimited } from '../http/rate-limit.ts';

/** For whatever watches the process. Outside /api/v1: it belongs to operating, not to the product. */
@ApiTags('Operations')
@Controller()
export class HealthRoutes {
  constructor(private readonly database: DataSource) {}

  @Get('healthz')
  @RateLimited({ max: 600, perMinutes: 1 })
  @Endpoint({ summary: 'Whether the process is alive', grant: 'strangers', answers: HealthView })
  alive(): HealthView {
    return { status: 'ok' };
  }

  @Get('readyz')
  @RateLimited({ max: 600, perMinutes: 1 })
  @HttpCode(200)
  @Endpoint({
    summary: 'Whether it can serve: the database answers',
    grant: 'strangers',
    answers: HealthView,
    refuses: [503],
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthView> {
    try {
      await this.database.query('SELECT 1');
      return { status: 'ok' };
    } catch {
      void reply.status(503);
      return { status: 'database-away' };
    }
  }
}
