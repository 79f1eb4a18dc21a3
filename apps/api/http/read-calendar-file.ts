import type { FastifyContextConfig, FastifyInstance } from 'fastify';

/** The body of a request that is an iCalendar file. */
export class CalendarFile {
  constructor(readonly text: string) {}
}

/** Put on a route by `@RouteConfig`: its body may be an iCalendar file instead of JSON. */
export const READS_CALENDAR_FILES = { readsCalendarFiles: true };

/** Reads `text/calendar`, for the routes that say so; for the others it stays an unsupported media type. */
export function readCalendarFiles(fastify: FastifyInstance): void {
  fastify.addContentTypeParser<string>('text/calendar', { parseAs: 'string' }, (request, body, done) => {
    const config: FastifyContextConfig & Partial<typeof READS_CALENDAR_FILES> = request.routeOptions.config;
    if (config.readsCalendarFiles) done(null, new CalendarFile(body));
    else done(Object.assign(new Error('Unsupported media type'), { statusCode: 415 }));
  });
}
