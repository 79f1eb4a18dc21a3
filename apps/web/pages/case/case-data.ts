import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import type { components } from '../../api/schema';

/* What the page of a case reads. Every key begins with that of the case, so that one change makes all of it old. */

type Schemas = components['schemas'];
export type Complaint = Schemas['ComplaintView'];
export type Step = Schemas['StepView'];
export type JourneyStep = Schemas['JourneyStepView'];
export type StepKey = Step['key'];
export type Missing = Schemas['MissingView'];
export type Clock = Schemas['ClockView'];
export type ClockExplained = Schemas['ClockExplained'];
export type PromiseMade = Schemas['PromiseView'];
export type Customer = Schemas['CustomerView'];
export type FollowUp = Schemas['FollowUpView'];
export type Escalation = Schemas['EscalationView'];
export type Reminder = Schemas['ReminderView'];
export type Offer = Schemas['OfferView'];
export type Handover = Schemas['HandoverView'];
export type PrivateLink = Schemas['IssuedLinkView'];
export type EventSeen = Schemas['EventView'];
export type Status = Complaint['status'];
export type Severity = Complaint['severity'];

const at = (reference: string) => ({ params: { path: { reference } } });

export const stepQuery = (reference: string, key: StepKey) =>
  queryOptions({
    queryKey: keys.complaint(reference, 'step', key),
    queryFn: () =>
      answer(api.GET('/api/v1/complaints/{reference}/steps/{key}', { params: { path: { reference, key } } })),
  });

export const clocksQuery = (reference: string) =>
  queryOptions({
    queryKey: keys.complaint(reference, 'clocks'),
    queryFn: () => answer(api.GET('/api/v1/complaints/{reference}/clocks', at(reference))),
  });

export const handoversQuery = (reference: string) =>
  queryOptions({
    queryKey: keys.complaint(reference, 'handovers'),
    queryFn: () => answer(api.GET('/api/v1/complaints/{reference}/handovers', at(reference))),
  });

export const followUpsQuery = (reference: string) =>
  queryOptions({
    queryKey: keys.complaint(reference, 'follow-ups'),
    queryFn: () => answer(api.GET('/api/v1/complaints/{reference}/follow-ups', at(reference))),
  });

export const escalationsQuery = (reference: string) =>
  queryOptions({
    queryKey: keys.complaint(reference, 'escalations'),
    queryFn: () => answer(api.GET('/api/v1/escalations', { params: { query: { complaint: reference, limit: 200 } } })),
  });

export const watchersQuery = (reference: string) =>
  queryOptions({
    queryKey: keys.complaint(reference, 'watchers'),
    queryFn: () => answer(api.GET('/api/v1/complaints/{reference}/watchers', at(reference))),
  });

export const privateLinksQuery = (reference: string) =>
  queryOptions({
    queryKey: keys.complaint(reference, 'case-links'),
    queryFn: () => answer(api.GET('/api/v1/complaints/{reference}/case-links', at(reference))),
  });

/** One's own; those of this case are picked out. */
export const remindersQuery = (reference: string) =>
  queryOptions({
    queryKey: keys.complaint(reference, 'reminders'),
    queryFn: () => answer(api.GET('/api/v1/reminders', { params: { query: { limit: 200 } } })),
    select: ({ items }) => items.filter((one) => one.reference === reference),
  });

export const offersQuery = (reference: string) =>
  queryOptions({
    queryKey: keys.complaint(reference, 'offers'),
    queryFn: () => answer(api.GET('/api/v1/offers', {})),
    select: ({ items }) => items.find((one) => one.reference === reference && one.state === 'open') ?? null,
  });

export const historyQuery = (reference: string) =>
  infiniteQueryOptions({
    queryKey: keys.complaint(reference, 'history'),
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/complaints/{reference}/events', {
          params: { path: { reference }, query: { limit: 200, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export const useCustomer = (id: string) =>
  useQuery({
    queryKey: keys.customer(id),
    queryFn: () => answer(api.GET('/api/v1/customers/{id}', { params: { path: { id } } })),
  });

/** The zone in which the customer of a case lives, as far as it is known: what is promised falls due there, too. */
export const useCaseZone = ({ customer }: Complaint): string | null => useCustomer(customer.id).data?.timeZone ?? null;

/** The types of customers and how to treat them: changes with a new release only. */
export const usePeopleGuidance = () =>
  useQuery({
    queryKey: keys.settings('guidance', 'people'),
    queryFn: () => answer(api.GET('/api/v1/guidance/people', {})),
    staleTime: Number.POSITIVE_INFINITY,
  });
