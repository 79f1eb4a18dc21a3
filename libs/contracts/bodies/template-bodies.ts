import { Choice } from '#kernel/fields';
import { LANGUAGES, type Language } from '#kernel/language';

export class PreviewTemplateQuery {
  @Choice(LANGUAGES, { optional: true, description: 'Language of the message; that of the request if left out' })
  language?: Language;
}
