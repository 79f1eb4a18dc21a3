import { RouteConfig } from '@nestjs/platform-fastify';
import { Refusal } from '#kernel/refusal';

interface Limit {
  max: number;
  perMinutes: number;
}

/** Limits how often one address may call the route: for what strangers can reach. */
export const RateLimited = (limit: Limit): MethodDecorator => RouteConfig(rateLimit(limit));

/** The same as a part of a route's configuration: a second `RouteConfig` would take the place of the first. */
export const rateLimit = ({ max, perMinutes }: Limit) => ({ rateLimit: { max, timeWindow: perMinutes * 60_000 } });

/** What @fastify/rate-limit throws when the limit is reached; the plug-in itself sets Retry-After. */
export function tooMany(): Refusal {
  return new Refusal(
    'too-many',
    'too-many-requests',
    'Too many requests from your address. Wait as long as Retry-After says (seconds), then try again.',
  );
}
