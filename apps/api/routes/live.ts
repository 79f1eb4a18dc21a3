import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LiveChange, LiveFarewell, LiveNotice, LivePresence } from '#contracts/views/live';
import { Endpoint } from '../http/endpoint.ts';
import { LiveHub } from '../live/live-hub.ts';

/** What happens, as it happens. */
@ApiTags('Live')
@Controller('live')
export class LiveRoutes {
  constructor(private readonly hub: LiveHub) {}

  @Get()
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Where a stream broke off: goes on from there' })
  @Endpoint({
    summary:
      'Hear within a second what happens to the complaints that one may see, what one is told, and who else is on a case',
    grant: 'self',
    streams: [LiveChange, LiveNotice, LivePresence, LiveFarewell],
    refuses: [409, 503],
  })
  async listen(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    // Nothing comes after a stream on its connection, and a stop need not wait until that has been idle for long enough.
    void reply.headers({ 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no', connection: 'close' });
    void reply.type('text/event-stream; charset=utf-8');
    if (request.method === 'HEAD') return void reply.send();
    const { exp, ...person } = request.principal!;
    const { stream } = await this.hub.listen(person, new Date(exp * 1000), positionOf(request));
    void reply.send(stream);
  }
}

/** The position of the stream that is taken up again; one that was never ours is before everything. */
function positionOf({ headers }: FastifyRequest): number | null {
  const given = headers['last-event-id'];
  if (given === undefined) return null;
  return /^\d{1,15}$/.test(String(given)) ? Number(given) : 0;
}
