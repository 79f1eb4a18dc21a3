import type { Type } from '@nestjs/common';
import { CalendarRoutes } from './calendars.ts';
import { ComplaintRoutes } from './complaints.ts';
import { CustomerRoutes } from './customers.ts';
import { EscalationRoutes } from './escalations.ts';
import { FollowUpPlanRoutes } from './follow-up-plans.ts';
import { FollowUpRoutes } from './follow-ups.ts';
import { HealthRoutes } from './health.ts';
import { HistoryRoutes } from './history.ts';
import { LadderRoutes } from './ladders.ts';
import { LinkRoutes } from './links.ts';
import { MessageRoutes } from './messages.ts';
import { NotificationRoutes } from './notifications.ts';
import { OwnershipRoutes } from './ownership.ts';
import { PeopleRoutes } from './people.ts';
import { PolicyRoutes } from './policies.ts';
import { PromiseRoutes } from './promises.ts';
import { SayCheckRoutes } from './say-check.ts';
import { MeRoutes, SessionRoutes } from './sessions.ts';
import { StepRoutes } from './steps.ts';

/** Every route of the api lives in one of these. */
export const ROUTES: Type[] = [
  SessionRoutes,
  MeRoutes,
  ComplaintRoutes,
  MessageRoutes,
  HistoryRoutes,
  StepRoutes,
  OwnershipRoutes,
  PromiseRoutes,
  LinkRoutes,
  FollowUpRoutes,
  EscalationRoutes,
  NotificationRoutes,
  CustomerRoutes,
  PeopleRoutes,
  PolicyRoutes,
  CalendarRoutes,
  LadderRoutes,
  FollowUpPlanRoutes,
  SayCheckRoutes,
  HealthRoutes,
];
