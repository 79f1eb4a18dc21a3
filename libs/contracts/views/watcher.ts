import { Instant, Nested } from '#kernel/fields';
import { ListOf } from '#kernel/view-fields';
import { PersonRef } from './people.ts';

/** Somebody who hears what happens to a complaint without owning it. */
export class WatcherView {
  @Nested(PersonRef) agent: PersonRef;
  @Instant() since: string;
}

export class WatcherList {
  @ListOf(WatcherView) items: WatcherView[];
}
