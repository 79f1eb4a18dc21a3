import { Choice } from '#kernel/fields';
import { LANGUAGES, type Language } from '#kernel/language';
import { ListOf, Text } from '#kernel/view-fields';

/** A message that we send by mail. */
export class TemplateView {
  @Text() name: string;
  @Choice(['customer', 'staff'], { description: 'Who gets it' }) to: 'customer' | 'staff';
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
