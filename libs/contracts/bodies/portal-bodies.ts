import { MOST_FILES } from '#contracts/attachments';
import { Choice, Email, Ids, Matching, Phone, Text, Texts, TimeZone, Whole } from '#kernel/fields';
import { LANGUAGES, type Language } from '#kernel/language';
import { A_REFERENCE, REFERENCE } from './complaint-bodies.ts';

/** The most that a stranger may write at once (code points). */
const MUCH = 10_000;
const FILES = 'Files that were uploaded behind this link before, in the order in which they are to be shown';

/** A complaint by the public form. */
export class WebComplaintBody {
  @Text({ max: 200, example: 'Li Wei' }) name: string;
  @Email({ optional: true, nullable: true, description: 'E-mail or telephone: at least one of them' }) email?:
    string | null;
  @Phone({ optional: true, nullable: true, description: 'Best international, like +8613800000000' }) phone?:
    string | null;
  @Text({ max: MUCH, description: "The customer's own words, kept exactly" }) words: string;
  @Text({ optional: true, nullable: true, max: 300 }) subject?: string | null;
  @Text({ optional: true, nullable: true, max: 200, description: 'Where it happened' }) place?: string | null;
  @Choice(LANGUAGES, { optional: true, description: 'In which we write to the customer; en if left out' })
  language?: Language;
  @TimeZone({ optional: true, nullable: true, description: 'IANA time zone, like Asia/Shanghai' }) timeZone?:
    string | null;
  @Texts({
    optional: true,
    maxItems: MOST_FILES,
    max: 64,
    description: 'Files that go along: the tickets of uploads that were made before',
  })
  uploads?: string[];
  @Text({ optional: true, nullable: true, min: 0, max: 2000, description: 'Leave it out: only robots fill it in' })
  website?: string | null;
}

/** For whom a fresh private link is mailed: reference and e-mail, or a link of before. */
export class CaseLinkBody {
  @Matching(REFERENCE, A_REFERENCE, { optional: true }) reference?: string;
  @Email({ optional: true, description: 'The address that the complaint was made with' }) email?: string;
  @Text({ optional: true, max: 200, description: 'The token of a private link, which may have run out' })
  token?: string;
}

/** In which language a case is told. */
export class CaseQuery {
  @Choice(LANGUAGES, { optional: true, description: "The case's language if left out" }) lang?: Language;
}

export class CaseReplyBody {
  @Text({ max: MUCH }) body: string;
  @Ids({ optional: true, maxItems: MOST_FILES, description: FILES }) attachmentIds?: string[];
}

export class RejectAnswerBody {
  @Text({ max: MUCH, description: 'What is missing or wrong; it becomes part of the conversation' }) reason: string;
  @Ids({ optional: true, maxItems: MOST_FILES, description: FILES }) attachmentIds?: string[];
}

export class RateBody {
  @Whole({ min: 1, max: 5, description: '1 (very unhappy) to 5 (very happy)' }) satisfaction: number;
  @Text({ optional: true, max: MUCH }) comment?: string;
}

export class AskHigherUpBody {
  @Text({ max: MUCH, description: 'Why somebody higher up should look at it' }) reason: string;
}
