import { Flag, Id, ListOf, LocalDate, Text } from '#kernel/fields';

export class PreventionAction {
  @Text() what: string;
  @Text({ max: 200, optional: true }) who?: string;
  @LocalDate({ optional: true }) by?: string;
}

/** Step 9. */
export class BigPictureEvidence {
  @Text({ max: 200, optional: true }) causeCategory?: string;
  @Text({ optional: true, description: 'The cause in words' }) cause?: string;
  @Flag({ optional: true, description: 'Whether the like happens often' }) frequent?: boolean;
  @Id({ optional: true, description: 'The known problem behind it' }) problemId?: string;
  @ListOf(PreventionAction, { optional: true, maxItems: 50 }) preventionActions?: PreventionAction[];
}
