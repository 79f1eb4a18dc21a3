import { DOING, type Doing } from '#contracts/views/live';
import { Choice } from '#kernel/fields';

/** Says what one is doing with the case that one has before oneself. */
export class PresenceBody {
  @Choice(DOING) doing: Doing;
}
