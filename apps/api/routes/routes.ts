import type { Type } from '@nestjs/common';
import { ComplaintRoutes } from './complaints.ts';
import { HealthRoutes } from './health.ts';
import { MeRoutes, SessionRoutes } from './sessions.ts';

/** Every route of the api lives in one of these. */
export const ROUTES: Type[] = [SessionRoutes, MeRoutes, ComplaintRoutes, HealthRoutes];
