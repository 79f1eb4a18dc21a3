import { EVENT_TYPES, type EventType } from '#contracts/events';
import { Choice, Id, Instant, Nested, Whole } from '#kernel/fields';
import { ListOf, Text } from '#kernel/view-fields';
import { PersonRef } from './people.ts';

/** What somebody who has a case before them is doing with it. */
export const DOING = ['reading', 'writing'] as const;
export type Doing = (typeof DOING)[number];

/** The window of somebody who does not tell them apart. */
export const NO_SEAT = '';

/** Who gives no sign of life for so long (seconds) does not have the case open any more. */
export const PRESENT_FOR = 40;

/** Something happened to a complaint: read it again. Never what was written, only that something was. */
export class LiveChange {
  @Text() reference: string;
  @Choice(EVENT_TYPES) type: EventType;
  @Whole({ min: 1, description: 'The version of the complaint after it' }) version: number;
  @Nested(PersonRef, { nullable: true, description: 'Who did it; null: a rule, the customer or an import' })
  actor: PersonRef | null;
}

/** The listener was told something. */
export class LiveNotice {
  @Id() id: string;
  @Text() kind: string;
  @Text({ nullable: true, description: 'The complaint; null where it is about none' }) reference: string | null;
}

/** Somebody who has the case before them at this moment. */
export class PresentPerson {
  @Nested(PersonRef) agent: PersonRef;
  @Choice(DOING) doing: Doing;
  @Instant({ description: 'Since when' }) since: string;
}

export class PresenceList {
  @ListOf(PresentPerson) items: PresentPerson[];
}

/** Who has a case before them that the listener has before them too: all of them, after every change. */
export class LivePresence {
  @Text() reference: string;
  @ListOf(PresentPerson) people: PresentPerson[];
}

/** Why a stream ends. After `over` and `stopping` listen again; after `crowded` later, since newer streams took the place. */
export const FAREWELLS = ['over', 'stopping', 'crowded'] as const;
export type Farewell = (typeof FAREWELLS)[number];

/** The last thing that is said on a stream. */
export class LiveFarewell {
  @Choice(FAREWELLS) why: Farewell;
}
