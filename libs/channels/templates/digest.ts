import type { Language } from '#kernel/language';
import { facts, heading, paragraph, type Block } from '../mail-blocks.ts';
import type { AboutCaseOrNone, MailTemplate } from '../mail-template.ts';
import { oneLine } from '../one-line.ts';
import type { DateWriter } from '../write-dates.ts';
import { CLOCK_NAMES, type ClockKind } from './clock-names.ts';
import { DIGEST_WORDS } from './digest-words.ts';
import { hello } from './shared-words.ts';

/** What is shown of one kind, and how many more there are. */
export interface Some<Entry> {
  readonly items: readonly Entry[];
  readonly more: number;
}

interface OfCase {
  readonly reference: string;
  readonly customerName: string;
}

interface Due extends OfCase {
  readonly dueAt: Date;
}

/** To one person in the morning: what waits for them today. Of each kind those first that wait longest. */
export interface DigestData extends AboutCaseOrNone {
  readonly recipientName: string;
  /** Where cases are found in the console: their references follow. */
  readonly casesUrl?: string;
  /** When it is written. */
  readonly now: Date;
  /** Escalations that nobody has taken on yet. */
  readonly escalations: Some<Due>;
  readonly overdue: Some<Due & { readonly clock: ClockKind }>;
  readonly dueToday: Some<Due & { readonly clock: ClockKind }>;
  readonly promises: Some<Due & { readonly promise: string }>;
  /** Cases without an owner that were offered to the reader. */
  readonly offers: Some<OfCase & { readonly until: Date }>;
  /** Customers without a mail address who are to be asked whether they are satisfied. */
  readonly calls: Some<OfCase & { readonly phone: string }>;
  /** Cases in which nobody did anything for too long. */
  readonly silent: Some<OfCase & { readonly since: Date }>;
  readonly importantDays: Some<{ readonly customerName: string; readonly name: string; readonly inDays: number }>;
}

/** The sections of a digest, in the order in which they are read. */
export const DIGEST_SECTIONS = [
  'escalations',
  'overdue',
  'promises',
  'dueToday',
  'offers',
  'calls',
  'silent',
  'importantDays',
] as const satisfies readonly (keyof DigestData)[];

/** How many things a digest speaks of. */
export const sizeOf = (data: DigestData): number =>
  DIGEST_SECTIONS.reduce((sum, section) => sum + data[section].items.length + data[section].more, 0);

type Row = readonly [label: string, value: string, url?: string];

/** The rows of each section: which case or customer, and what about it. */
function rowsOf(
  section: (typeof DIGEST_SECTIONS)[number],
  data: DigestData,
  language: Language,
  dates: DateWriter,
): Row[] {
  const words = DIGEST_WORDS[language];
  const moment = (at: Date) => words.moment(dates.day(at), dates.time(at));
  const ofCase = ({ reference, customerName }: OfCase, what: string): Row => [
    reference,
    words.join(oneLine(customerName, 60), what),
    data.casesUrl && `${data.casesUrl}/${reference}`,
  ];
  switch (section) {
    case 'escalations':
      return data.escalations.items.map((it) => ofCase(it, words.since(moment(it.dueAt))));
    case 'overdue':
      return data.overdue.items.map((it) =>
        ofCase(it, words.wasDue(CLOCK_NAMES[it.clock][language], moment(it.dueAt))),
      );
    case 'promises':
      return data.promises.items.map((it) =>
        ofCase(it, words.promised(oneLine(it.promise, 120), dates.time(it.dueAt))),
      );
    case 'dueToday':
      return data.dueToday.items.map((it) =>
        ofCase(it, words.due(CLOCK_NAMES[it.clock][language], dates.time(it.dueAt))),
      );
    case 'offers':
      return data.offers.items.map((it) => ofCase(it, words.answerUntil(moment(it.until))));
    case 'calls':
      return data.calls.items.map((it) => ofCase(it, oneLine(it.phone, 40)));
    case 'silent':
      return data.silent.items.map((it) =>
        ofCase(it, words.silentFor(dates.duration(data.now.getTime() - it.since.getTime()))),
      );
    case 'importantDays':
      return data.importantDays.items.map((it) => [
        oneLine(it.customerName, 60),
        words.join(words.inDays(it.inDays), oneLine(it.name, 60)),
      ]);
  }
}

function sections(data: DigestData, language: Language, dates: DateWriter): Block[] {
  const words = DIGEST_WORDS[language];
  return DIGEST_SECTIONS.flatMap((section) => {
    if (data[section].items.length === 0) return [];
    const { more } = data[section];
    const rows = rowsOf(section, data, language, dates);
    return [heading(words.headings[section]), facts(rows), ...(more > 0 ? [paragraph(words.more(more))] : [])];
  });
}

const inLanguage =
  (language: Language): MailTemplate<DigestData>[Language] =>
  (data, dates) => {
    const words = DIGEST_WORDS[language];
    return {
      topic: words.topic(sizeOf(data)),
      preview: dates.day(data.now),
      headline: words.headline(dates.day(data.now)),
      blocks: [
        paragraph(hello[language](data.recipientName)),
        paragraph(words.opening),
        ...sections(data, language, dates),
        paragraph(words.times(dates.instant(data.now))),
      ],
      footer: [words.footer],
    };
  };

export const digest: MailTemplate<DigestData> = { en: inLanguage('en'), 'zh-CN': inLanguage('zh-CN') };
