import { ComplaintFilters } from '#contracts/bodies/complaint-filters';
import { QUEUE_VIEWS, type QueueView } from '#contracts/queue-views';
import { Choice, Counter, Flag, Id, Nested } from '#kernel/fields';
import { ListOf, Text } from '#kernel/view-fields';

/** A view of the queue that a person keeps. */
export class OwnView {
  @Id() id: string;
  @Text() name: string;
  @Nested(ComplaintFilters) filters: ComplaintFilters;
}

export class OwnViewList {
  @ListOf(OwnView) items: OwnView[];
}

class Counted {
  @Counter({ nullable: true, description: 'How many you see; null: not counted, because it searches text' })
  count: number | null;
  @Flag({ description: 'There are more than that: nobody counted on' }) more: boolean;
}

export class ViewCount extends Counted {
  @Choice(QUEUE_VIEWS) view: QueueView;
}

export class OwnViewCount extends Counted {
  @Id() id: string;
}

/** How many complaints each view holds, up to a thousand. */
export class QueueCounts {
  @ListOf(ViewCount) views: ViewCount[];
  @ListOf(OwnViewCount, { description: 'Of the views that you keep' }) own: OwnViewCount[];
}

export class Facet {
  @Text() value: string;
  @Counter({ description: 'Among the latest cases that you see' }) complaints: number;
}

/** What the latest complaints are about, what is most common in front. */
export class Facets {
  @ListOf(Facet) categories: Facet[];
  @ListOf(Facet) places: Facet[];
  @ListOf(Facet) tags: Facet[];
}
