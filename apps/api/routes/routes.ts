import type { Type } from '@nestjs/common';
import { AbsenceRoutes } from './absences.ts';
import { AttachmentRoutes } from './attachments.ts';
import { BoardRoutes } from './board.ts';
import { CalendarDayRoutes } from './calendar-days.ts';
import { CalendarTrialRoutes } from './calendar-trials.ts';
import { IssuedLinkRoutes } from './case-links.ts';
import { CalendarRoutes } from './calendars.ts';
import { CannedReplyRoutes } from './canned-replies.ts';
import { CategoryRoutes } from './categories.ts';
import { ComplaintRoutes } from './complaints.ts';
import { CustomFieldRoutes } from './custom-fields.ts';
import { CustomerCaseRoutes } from './customer-cases.ts';
import { CustomerFileRoutes } from './customer-files.ts';
import { CustomerRoutes } from './customers.ts';
import { EscalationRoutes } from './escalations.ts';
import { FollowUpPlanRoutes } from './follow-up-plans.ts';
import { FollowUpRoutes } from './follow-ups.ts';
import { GuidanceRoutes } from './guidance.ts';
import { HealthRoutes } from './health.ts';
import { HistoryRoutes } from './history.ts';
import { LadderRoutes } from './ladders.ts';
import { LiveRoutes } from './live.ts';
import { LinkRoutes } from './links.ts';
import { MessageRoutes } from './messages.ts';
import { OfferRoutes } from './offers.ts';
import { NotificationRoutes } from './notifications.ts';
import { OwnershipRoutes } from './ownership.ts';
import { PeopleRoutes } from './people.ts';
import { PolicyRoutes } from './policies.ts';
import { CaseLinkRoutes, WebComplaintRoutes } from './public-form.ts';
import { QueueRoutes } from './queue.ts';
import { RecalculationRoutes } from './recalculations.ts';
import { PresenceRoutes } from './presence.ts';
import { ProblemRoutes } from './problems.ts';
import { PromiseRoutes } from './promises.ts';
import { RegimeRoutes } from './regimes.ts';
import { ReminderRoutes } from './reminders.ts';
import { ReportRoutes } from './reports.ts';
import { SayCheckRoutes } from './say-check.ts';
import { MeRoutes, SessionRoutes } from './sessions.ts';
import { StepRoutes } from './steps.ts';
import { TagRoutes } from './tags.ts';
import { TemplateRoutes } from './templates.ts';
import { TimerRoutes } from './timers.ts';
import { TeamRoutes } from './teams.ts';
import { WebUploadRoutes } from './web-uploads.ts';
import { ViewRoutes } from './views.ts';
import { WatcherRoutes } from './watchers.ts';
import { WebhookRoutes } from './webhooks.ts';

/** Every route of the api lives in one of these. */
export const ROUTES: Type[] = [
  SessionRoutes,
  MeRoutes,
  QueueRoutes,
  ViewRoutes,
  ComplaintRoutes,
  MessageRoutes,
  AttachmentRoutes,
  CannedReplyRoutes,
  HistoryRoutes,
  StepRoutes,
  ProblemRoutes,
  OwnershipRoutes,
  WatcherRoutes,
  PromiseRoutes,
  LinkRoutes,
  IssuedLinkRoutes,
  FollowUpRoutes,
  EscalationRoutes,
  BoardRoutes,
  ReportRoutes,
  RecalculationRoutes,
  OfferRoutes,
  NotificationRoutes,
  LiveRoutes,
  PresenceRoutes,
  ReminderRoutes,
  CustomerRoutes,
  PeopleRoutes,
  TeamRoutes,
  AbsenceRoutes,
  PolicyRoutes,
  RegimeRoutes,
  CalendarTrialRoutes,
  CalendarRoutes,
  CalendarDayRoutes,
  LadderRoutes,
  FollowUpPlanRoutes,
  CategoryRoutes,
  CustomFieldRoutes,
  TagRoutes,
  TemplateRoutes,
  WebhookRoutes,
  TimerRoutes,
  SayCheckRoutes,
  GuidanceRoutes,
  WebComplaintRoutes,
  WebUploadRoutes,
  CaseLinkRoutes,
  CustomerCaseRoutes,
  CustomerFileRoutes,
  HealthRoutes,
];
