import { Choice, Text } from '#kernel/fields';
import { LANGUAGES, type Language } from '#kernel/language';

export class PreviewTemplateQuery {
  @Choice(LANGUAGES, { optional: true, description: 'Language of the message; that of the request if left out' })
  language?: Language;
}

/** The company's own words for a message in one language. */
export class MailTextBody {
  @Text({ max: 150, description: 'One line, without the reference, which is put in front of it; may hold variables' })
  subject: string;
  @Text({
    max: 10_000,
    description:
      'Blank lines part paragraphs. "# " begins the headline, "## " a heading, "> " a quotation, "1. " a step; "| label | value |" is a row of facts, "[words]({{case.link}})" a link. Never HTML. Lines with a variable that has no value are left out',
  })
  text: string;
}
