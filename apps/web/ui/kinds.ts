/* What can be chosen in several places, in one order. The types make sure that the api takes it. */

import type { components } from '../api/schema';

type Schemas = components['schemas'];

/** In the order of how often they are needed. */
export const CHANNELS = [
  'phone', 'in-person', 'email', 'chat', 'web', 'social', 'letter', 'survey', 'referral', 'other',
] as const satisfies readonly Schemas['LogComplaintBody']['channel'][]; // prettier-ignore

export const SEVERITIES = [
  'low', 'normal', 'high', 'critical',
] as const satisfies readonly Schemas['LogComplaintBody']['severity'][]; // prettier-ignore

/** In the order of the handbook, as what comes below. */
export const REMEDIES = [
  'refund', 'replacement', 'repair', 'apology', 'explanation', 'process-change', 'other',
] as const satisfies readonly Schemas['ExpectationEvidence']['remedy'][]; // prettier-ignore

export const COMFORTS = [
  'comfortable-place', 'coffee', 'lunch', 'magazine', 'come-back-later', 'other',
] as const satisfies Schemas['ReassuranceEvidence']['comfort']; // prettier-ignore
