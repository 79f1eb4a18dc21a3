import type { components } from '../../../api/schema';

/** A time in which somebody is not there. */
export type Absence = components['schemas']['AbsenceView'];
