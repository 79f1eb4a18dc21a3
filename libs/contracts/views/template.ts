import { Choice, Choices, Flag, Instant } from '#kernel/fields';
import { LANGUAGES, type Language } from '#kernel/language';
import { ListOf, Text, Version } from '#kernel/view-fields';

/** A message that we send by mail. */
export class TemplateView {
  @Text() name: string;
  @Choice(['customer', 'staff'], { description: 'Who gets it' }) to: 'customer' | 'staff';
  @Choices(LANGUAGES, { description: 'In which languages it is in words of your own' }) changedIn: Language[];
}

export class TemplateList {
  @ListOf(TemplateView) items: TemplateView[];
}

/** The message as its reader would get it, with made-up data. */
export class TemplatePreview {
  @Text() name: string;
  @Choice(LANGUAGES) language: Language;
  @Text() subject: string;
  @Text() text: string;
  @Text({ description: 'A whole document, for a frame of its own' }) html: string;
}

/** What the words of a message can leave open, in double braces. */
export class MailVariableView {
  @Text() name: string;
  @Flag({ description: 'A text without it is refused' }) required: boolean;
  @Flag({ description: 'Stands for whole paragraphs, on a line of its own' }) isBlock: boolean;
}

/** The words of a message in one language. */
export class MailTextView {
  @Text() name: string;
  @Choice(LANGUAGES) language: Language;
  @Text() subject: string;
  @Text() text: string;
  @Flag({ description: 'They are your own; false: those that come with the product' }) isOwn: boolean;
  @Instant({ nullable: true, description: 'When they were changed last; null: never' }) changedAt: string | null;
  @Text({ nullable: true, description: 'By whom' }) changedBy: string | null;
  @ListOf(MailVariableView) variables: MailVariableView[];
  @Version() version: number;
}
