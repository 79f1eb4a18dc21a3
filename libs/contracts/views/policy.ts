import { CalendarBody } from '#contracts/bodies/calendar-bodies';
import { FollowUpPlanBody } from '#contracts/bodies/follow-up-bodies';
import { LadderBody } from '#contracts/bodies/ladder-bodies';
import { PolicyBody } from '#contracts/bodies/policy-bodies';
import { ROLES, type Role } from '#contracts/permissions';
import { Choices, Id } from '#kernel/fields';
import { ListOf, Text, Version } from '#kernel/view-fields';

export class PolicyView extends PolicyBody {
  @Id() id: string;
  @Version() version: number;
}

export class PolicyList {
  @ListOf(PolicyView, { description: 'In the order in which they are asked' }) items: PolicyView[];
}

export class CalendarView extends CalendarBody {
  @Id() id: string;
  @Version() version: number;
}

export class CalendarList {
  @ListOf(CalendarView) items: CalendarView[];
}

export class LadderView extends LadderBody {
  @Id() id: string;
  @Version() version: number;
}

export class LadderList {
  @ListOf(LadderView) items: LadderView[];
}

export class FollowUpPlanView extends FollowUpPlanBody {
  @Id() id: string;
  @Version() version: number;
}

export class FollowUpPlanList {
  @ListOf(FollowUpPlanView, { description: 'In the order in which they are asked' }) items: FollowUpPlanView[];
}

export class PermissionView {
  @Text() permission: string;
  @Text({ description: 'What it allows' }) about: string;
  @Choices(ROLES) roles: readonly Role[];
}

export class PermissionList {
  @ListOf(PermissionView) items: PermissionView[];
}
