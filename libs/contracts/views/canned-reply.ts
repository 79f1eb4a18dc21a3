import { CANNED_VARIABLE_NAMES, type CannedVariable } from '#contracts/canned-variables';
import { Choice, Id, Nested } from '#kernel/fields';
import { LANGUAGES, type Language } from '#kernel/language';
import { ListOf, Text, Version } from '#kernel/view-fields';

export class CannedTextView {
  @Text() title: string;
  @Text() body: string;
}

export class CannedTextsView {}
for (const language of LANGUAGES) Nested(CannedTextView, { nullable: true })(CannedTextsView.prototype, language);

export class CannedReplyView {
  @Id() id: string;
  @Nested(CannedTextsView) texts: CannedTextsView & Record<Language, CannedTextView | null>;
  @Text({ nullable: true }) category: string | null;
  @Text({ nullable: true }) shortcut: string | null;
  @Version() version: number;
}

export class CannedReplyList {
  @ListOf(CannedReplyView) items: CannedReplyView[];
}

/** A variable that this case has nothing for. */
export class MissingValueView {
  @Choice(CANNED_VARIABLE_NAMES) variable: CannedVariable;
  @Text({ description: 'Why there is nothing' }) reason: string;
}

/** A canned reply for one case. */
export class FilledReplyView {
  @Id() id: string;
  @Choice(LANGUAGES) language: Language;
  @Text() title: string;
  @Text({ description: 'With the values put in; variables without one stand in it as they are written' }) body: string;
  @ListOf(MissingValueView) missing: MissingValueView[];
}
