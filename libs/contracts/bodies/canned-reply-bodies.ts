import { CANNED_VARIABLE_NAMES } from '#contracts/canned-variables';
import { Choice, Matching, Nested, Text } from '#kernel/fields';
import { LANGUAGES, type Language } from '#kernel/language';

const VARIABLES = CANNED_VARIABLE_NAMES.map((name) => `{{${name}}}`).join(', ');

/** A canned reply in one language. */
export class CannedTextBody {
  @Text({ max: 200, description: 'What people read in the list' }) title: string;
  @Text({ max: 20_000, description: `May hold variables: ${VARIABLES}` }) body: string;
}

/** In at least one language. */
export class CannedTextsBody {}
for (const language of LANGUAGES)
  Nested(CannedTextBody, { optional: true, nullable: true })(CannedTextsBody.prototype, language);

export type GivenCannedTexts = CannedTextsBody & Partial<Record<Language, CannedTextBody | null>>;

export class CannedReplyBody {
  @Nested(CannedTextsBody) texts: GivenCannedTexts;
  @Text({ optional: true, nullable: true, max: 200, description: 'The category whose complaints it is meant for' })
  category?: string | null;
  @Matching(/^[a-z0-9][a-z0-9-]*$/, 'a short word of a to z, 0 to 9 and hyphens, like refund-delay', {
    optional: true,
    nullable: true,
    max: 30,
    description: 'What to type after a slash to find it',
  })
  shortcut?: string | null;
}

export class FillReplyQuery {
  @Choice(LANGUAGES, {
    optional: true,
    description: "The complaint's language if left out; the other one where there is no text in it",
  })
  language?: Language;
}
