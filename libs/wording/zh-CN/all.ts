import type { Sentences } from '../catalogue.ts';
import { CALENDARS } from './calendars.ts';
import { COMPLAINTS } from './complaints.ts';
import { DEADLINES } from './deadlines.ts';
import { FIELDS } from './fields.ts';
import { OUTCOMES } from './outcomes.ts';
import { REQUESTS } from './requests.ts';
import { SETTINGS } from './settings.ts';

/** One file a topic, as the sources are divided. A sentence that several topics have stands in the first of them. */
export const ZH_CN_PARTS: readonly Sentences[] = [
  REQUESTS,
  FIELDS,
  CALENDARS,
  DEADLINES,
  SETTINGS,
  COMPLAINTS,
  OUTCOMES,
];

export const ZH_CN: Sentences = Object.assign({}, ...ZH_CN_PARTS) as Sentences;
