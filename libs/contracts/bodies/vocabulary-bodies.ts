import { FIELD_TYPES, type FieldType } from '#contracts/vocabulary';
import { Choice, Flag, ListOf, Nested, Text, Texts, Whole } from '#kernel/fields';
import { LANGUAGES, type LocalText } from '#kernel/language';

const POSITION = 'Lower stands first; 1000 if left out';

/** What people read, in every language of the screens. */
export class LabelsBody {}
// One field for each language, so that a new language is asked for here as well.
for (const language of LANGUAGES) Text({ max: 200 })(LabelsBody.prototype, language);

/** What a complaint is about. */
export class CategoryBody {
  @Text({ max: 200, example: 'billing', description: 'As it is written on complaints; stays for good' }) name: string;
  @Nested(LabelsBody) labels: LabelsBody & LocalText;
  @Flag({ optional: true, description: 'Whether it is offered for complaints; true if left out' }) active?: boolean;
  @Whole({ optional: true, min: 0, max: 1_000_000, description: POSITION }) position?: number;
}

/** One of the values that a field of the type choice can have. */
export class FieldChoiceBody {
  @Text({ max: 200, description: 'As it is written on complaints' }) value: string;
  @Nested(LabelsBody) labels: LabelsBody & LocalText;
}

/** A fact that the company wants to know of its complaints, beside those that every complaint has. */
export class CustomFieldBody {
  @Text({ max: 100, example: 'order-number', description: 'Its name in `customFields` of complaints; stays for good' })
  name: string;
  @Nested(LabelsBody) labels: LabelsBody & LocalText;
  @Choice(FIELD_TYPES) type: FieldType;
  @ListOf(FieldChoiceBody, { optional: true, description: 'For choice, and only there: at least one' })
  choices?: FieldChoiceBody[];
  @Flag({ optional: true, description: 'Whether a complaint must have it; false if left out' }) required?: boolean;
  @Texts({
    optional: true,
    max: 200,
    description: 'Names of the categories whose complaints have it; those of all if there are none',
  })
  categories?: string[];
  @Whole({ optional: true, min: 0, max: 1_000_000, description: POSITION }) position?: number;
}

/** A tag takes the place of another on every complaint; the other one may be in use already, then the two become one. */
export class ReplaceTagBody {
  @Text({ max: 60 }) from: string;
  @Text({ max: 60, nullable: true, description: 'null: the tag is taken off' }) to: string | null;
}

export class RetireTagBody {
  @Text({ max: 60 }) tag: string;
  @Flag({ description: 'true: it is not proposed any more, and stays where it is; false: it is proposed again' })
  retired: boolean;
}
