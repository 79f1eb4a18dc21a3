import { RouteConfig } from '@nestjs/platform-fastify';
import { Refusal } from '#kernel/refusal';

/** Limits how often one address may call the route: for what strangers can reach. */
export function RateLimited({ max, perMinutes }: { max: number; perMinutes: number }): MethodDecorator {
  return RouteConfig({ rateLimit: { max, timeWindow: perMinutes * 60_000 } });
}

/** What @fastify/rate-limit throws when the limit is reached; the plug-in itself sets Retry-After. */
export function tooMany(): Refusal {
  return new Refusal(
    'too-many',
    'too-many-requests',
    'Too many requests from your address. Wait as long as Retry-After says (seconds), then try again.',
  );
}
