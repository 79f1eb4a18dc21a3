import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { etagOf } from './asking.ts';

/** Every answer that shows a version has it as its ETag as well: what was read can be named in the If-Match of a change. */
@Injectable()
export class TellVersion implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer: unknown) => {
        const { version } = Object(answer) as { version?: unknown };
        if (typeof version === 'number') void reply.header('ETag', etagOf(version));
        return answer;
      }),
    );
  }
}
