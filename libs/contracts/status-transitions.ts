import type { Status } from './complaint.ts';

/** Which status may follow which. `merged` is reached by merging only, and is left by nothing. */
export const TRANSITIONS: Record<Status, readonly Status[]> = {
  new: ['open', 'pending', 'on-hold', 'resolved', 'closed'],
  open: ['pending', 'on-hold', 'resolved', 'closed'],
  pending: ['open', 'on-hold', 'resolved', 'closed'],
  'on-hold': ['open', 'pending', 'resolved', 'closed'],
  resolved: ['open', 'closed'],
  closed: ['open'],
  merged: [],
};

/** Going back from here to open is a reopening: it counts, and starts a new resolution clock. */
export const SETTLED: readonly Status[] = ['resolved', 'closed'];
