import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '#config/settings';
import { newId } from '#kernel/ids';
import type { Clock } from '#kernel/clock';
import { ApiModule } from './api.module.ts';
import { consoleFolder, serveConsole } from './http/serve-console.ts';
import { serveDocs } from './http/openapi.ts';
import { answerUnroutable } from './http/problem.filter.ts';
import { readCalendarFiles } from './http/read-calendar-file.ts';
import { readFiles } from './http/read-file.ts';
import { readJsonOnly } from './http/read-json.ts';
import { tooMany } from './http/rate-limit.ts';
import { logRequests } from './http/request-log.ts';
import { measureRequests } from './http/measure-requests.ts';
import { addSecurityHeaders } from './http/security-headers.ts';
import { closeUnusedConnections } from './http/unused-connections.ts';
import { nestLogger, type Log } from '#config/log';

/** Bodies above this many bytes are refused with 413: the longest words and evidence fit well. */
const BODY_LIMIT = 2 * 1024 * 1024;

export const VERSION = '0.1.0';

/** Where the routes are; health is asked by machines that know no versions. */
export const API_PREFIX: [string, { exclude: string[] }] = ['api/v1', { exclude: ['healthz', 'readyz'] }];

/** The api, ready to listen. Tests call it with a clock and a database of their own. */
export async function createApi(settings: Settings, clock: Clock, log: Log): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: newId,
    requestIdHeader: false,
    trustProxy: settings.trustProxy ?? false,
    frameworkErrors: answerUnroutable,
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.with(settings, clock), adapter, {
    logger: nestLogger(log),
    abortOnError: false,
    // Nest's own also reads forms, which would let a form say what only JSON can say exactly.
    bodyParser: false,
  });
  readJsonOnly(app.getHttpAdapter().getInstance());
  readCalendarFiles(app.getHttpAdapter().getInstance());
  await readFiles(app.getHttpAdapter().getInstance());
  app.setGlobalPrefix(...API_PREFIX);
  addSecurityHeaders(app.getHttpAdapter().getInstance());
  await app.register(cookie);
  await app.register(rateLimit, { global: false, errorResponseBuilder: tooMany });
  logRequests(app.getHttpAdapter().getInstance(), log);
  measureRequests(app.getHttpAdapter().getInstance());
  closeUnusedConnections(app.getHttpAdapter().getInstance());
  serveDocs(app, VERSION);
  await serveConsole(app.getHttpAdapter().getInstance(), consoleFolder(), settings.embedOrigins);
  return app;
}
