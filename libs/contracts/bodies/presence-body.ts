import { DOING, type Doing } from '#contracts/views/live';
import { Choice, Text } from '#kernel/fields';

/** Says what one is doing with the case that one has before oneself. */
export class PresenceBody {
  @Choice(DOING) doing: Doing;
  @Text({ optional: true, max: 40, description: 'Which of your windows it is: each comes and goes by itself' })
  seat?: string;
}

export class LeaveQuery {
  @Text({ optional: true, max: 40, description: 'Which of your windows was closed; all if left out' }) seat?: string;
}
