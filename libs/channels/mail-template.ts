import type { Language } from '#kernel/language';
import type { Block } from './mail-blocks.ts';
import type { DateWriter } from './write-dates.ts';

/** What a message is about: a case, or none, like the daily digest. */
export interface AboutCaseOrNone {
  readonly reference?: string;
}

/** What most messages are about. */
export interface AboutCase extends AboutCaseOrNone {
  /** The case's reference, "C-2026-000123". */
  readonly reference: string;
}

/** One message's words in one language, before they become text and HTML. */
export interface MailContent {
  /** The subject without the reference, which is put in front of it where there is one. */
  readonly topic: string;
  /** What the list of mails shows beside the subject; not part of the text alternative. */
  readonly preview?: string;
  /** The headline. A person's own message has none: it should look like a letter, not like a notice. */
  readonly headline?: string;
  readonly blocks: readonly Block[];
  /** The small print: why this came and how to answer it. */
  readonly footer: readonly string[];
}

/** One message in every language: a language that is missing is a compile error. */
export type MailTemplate<Data extends AboutCaseOrNone> = Readonly<
  Record<Language, (data: Data, dates: DateWriter) => MailContent>
>;
