import type { operations } from '../../api/schema';
import { CHANNELS, SEVERITIES } from '../../ui/kinds.ts';
import { addDays, instantOf, isDay, localDay } from '../../ui/local-time.ts';

/** What a list of complaints can be asked for. */
export type ListQuery = NonNullable<operations['Complaint.list']['parameters']['query']>;
export type Filters = Omit<ListQuery, 'cursor' | 'limit' | 'reference' | 'source' | 'externalId'>;

export const VIEWS = [
  'mine',
  'team',
  'unassigned',
  'due-soon',
  'breached',
  'awaiting-customer',
  'promises',
  'follow-ups',
  'escalations',
  'snoozed',
  'all',
  'any',
] as const;
/** A view that everybody has; `any`: whatever there is, also what is closed. */
export type View = (typeof VIEWS)[number];

export const SORTS = ['receivedAt', 'dueAt', 'severity', '-updatedAt', 'updatedAt', '-receivedAt'] as const;
export type Sort = (typeof SORTS)[number];

export const STATUSES = ['new', 'open', 'pending', 'on-hold', 'resolved', 'closed', 'merged'] as const;

/** What narrows a view, in the order in which it is shown. */
export const FILTERS = [
  'status',
  'severity',
  'channel',
  'category',
  'place',
  'tag',
  'owner',
  'team',
  'customer',
  'from',
  'to',
] as const;
export type Filter = (typeof FILTERS)[number];

/** The address of the queue: everything that decides what is shown. Lists are written with commas, days without a zone. */
export type QueueSearch = {
  view?: View;
  /** The view of one's own from which the rest came. */
  own?: string;
  q?: string;
  sort?: Sort;
} & Partial<Record<Filter, string>>;

/** Years outside of these are not typed to their end, or are slips of the keyboard. */
const [EARLIEST, LATEST] = ['1900-01-01', '2999-12-31'];
const LISTS: Partial<Record<Filter, readonly string[]>> = {
  status: [...STATUSES, 'active'],
  severity: SEVERITIES,
  channel: CHANNELS,
};

/** Reads an address that anybody may have typed: what makes no sense is left out. */
export function readSearch(search: Record<string, unknown>): QueueSearch {
  const text = (name: string): string | undefined => {
    const value = search[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined;
  };
  const read: QueueSearch = {};
  const [view, sort, own, q] = [text('view'), text('sort'), text('own'), text('q')];
  if (isOneOf(VIEWS, view)) read.view = view;
  if (isOneOf(SORTS, sort)) read.sort = sort;
  if (own) read.own = own;
  if (q) read.q = q.slice(0, 200);
  for (const name of FILTERS) {
    const value = readFilter(name, text(name));
    if (value) read[name] = value;
  }
  return read;
}

function readFilter(name: Filter, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (name === 'from' || name === 'to') return isDay(value) && value >= EARLIEST && value <= LATEST ? value : undefined;
  const known = LISTS[name];
  return known ? listOf(value).filter((one) => known.includes(one)).join(',') || undefined : value; // prettier-ignore
}

const isOneOf = <T extends string>(known: readonly T[], value: string | undefined): value is T =>
  (known as readonly (string | undefined)[]).includes(value);

export const listOf = (value: string | undefined): string[] => value?.split(',').filter(Boolean) ?? [];

/** How many filters narrow the view. */
export const activeFilters = (search: QueueSearch): Filter[] => FILTERS.filter((name) => search[name] !== undefined);

/** Whether the view is shown whole. */
export const isNarrowed = (search: QueueSearch): boolean => search.q !== undefined || activeFilters(search).length > 0;

/** What the api is asked for, in the person's zone. */
export function filtersOf(search: QueueSearch, zone: string): Filters {
  const { view = 'mine', own: _, from, to, status, severity, channel, ...rest } = search;
  return {
    ...rest,
    ...(view !== 'any' && { view }),
    ...(status && { status: listOf(status) as Filters['status'] }),
    ...(severity && { severity: listOf(severity) as Filters['severity'] }),
    ...(channel && { channel: listOf(channel) as Filters['channel'] }),
    ...(from && { receivedFrom: instantOf(from, zone).toISOString() }),
    ...(to && { receivedBefore: instantOf(addDays(to, 1), zone).toISOString() }),
  };
}

/** The address that shows a view of one's own. */
export function searchOf(own: { id: string; filters: Filters }, zone: string): QueueSearch {
  const { receivedFrom, receivedBefore, view = 'any', ...rest } = own.filters;
  const written = Object.entries(rest).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]);
  return readSearch({
    ...(Object.fromEntries(written) as Record<string, unknown>),
    view,
    own: own.id,
    ...(receivedFrom && { from: localDay(receivedFrom, zone) }),
    ...(receivedBefore && { to: addDays(localDay(receivedBefore, zone), -1) }),
  });
}
