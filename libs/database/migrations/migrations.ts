import { FirstSchema1000000000001 } from './0001-first-schema.ts';
import { Clockwork1000000000002 } from './0002-clockwork.ts';
import { CustomerPortal1000000000003 } from './0003-customer-portal.ts';
import { Live1000000000004 } from './0004-live.ts';
import { Attachments1000000000005 } from './0005-attachments.ts';
import { CannedReplies1000000000006 } from './0006-canned-replies.ts';
import { Queue1000000000007 } from './0007-queue.ts';
import { CustomerProfile1000000000008 } from './0008-customer-profile.ts';
import { Reports1000000000009 } from './0009-reports.ts';
import { Vocabulary1000000000010 } from './0010-vocabulary.ts';
import { SettingsVersions1000000000011 } from './0011-settings-versions.ts';
import { CustomersSide1000000000012 } from './0012-customers-side.ts';
import { LargeCompanies1000000000013 } from './0013-large-companies.ts';
import { KnownProblems1000000000014 } from './0014-known-problems.ts';
import { QuickReadings1000000000015 } from './0015-quick-readings.ts';
import { SeatsAndProblems1000000000016 } from './0016-seats-and-problems.ts';
import { MergedCustomers1000000000017 } from './0017-merged-customers.ts';

/** In the order in which they run. A migration that has landed is never edited. */
export const MIGRATIONS = [
  FirstSchema1000000000001,
  Clockwork1000000000002,
  CustomerPortal1000000000003,
  Live1000000000004,
  Attachments1000000000005,
  CannedReplies1000000000006,
  Queue1000000000007,
  CustomerProfile1000000000008,
  Reports1000000000009,
  Vocabulary1000000000010,
  SettingsVersions1000000000011,
  CustomersSide1000000000012,
  LargeCompanies1000000000013,
  KnownProblems1000000000014,
  QuickReadings1000000000015,
  SeatsAndProblems1000000000016,
  MergedCustomers1000000000017,
];
