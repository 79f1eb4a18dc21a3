import { Ids, Matching, Nested, Text } from '#kernel/fields';
import { ComplaintFilters } from './complaint-filters.ts';

/** A view of the queue to keep. */
export class OwnViewBody {
  @Text({ max: 80, description: 'Unlike those of your other views' }) name: string;
  @Nested(ComplaintFilters) filters: ComplaintFilters;
}

/** What to change; what is left out stays. */
export class EditOwnViewBody {
  @Matching(/\S/, 'a name of at most 80 characters', { optional: true, max: 80 }) name?: string;
  @Nested(ComplaintFilters, { optional: true, description: 'Replaces all of them' }) filters?: ComplaintFilters;
}

export class OrderOwnViewsBody {
  @Ids({ maxItems: 100, description: 'The ids of all your views, as they are to stand' }) ids: string[];
}

/** Where somebody types to filter. */
export class FacetsQuery {
  @Text({ optional: true, max: 200, description: 'Part of the name; any if left out' }) q?: string;
}
