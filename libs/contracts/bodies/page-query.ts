import { Text, Whole } from '#kernel/fields';

/** Which page of a list. */
export class PageQuery {
  @Whole({ optional: true, min: 1, max: 200, description: 'Size of the page; 50 if left out' }) limit?: number;
  @Text({ optional: true, max: 2000, description: 'nextCursor of the page before' }) cursor?: string;
}

/** Entries of a page that is asked for without a size. */
export const PAGE_SIZE = 50;
