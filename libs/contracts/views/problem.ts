import { Whole } from '#kernel/fields';
import { ListOf, Text } from '#kernel/view-fields';

export class ProblemReason {
  @Text({ description: 'Where, as a path into the input' })
  field: string;

  @Text({ description: 'What is wrong and what to write' })
  reason: string;
}

/** An RFC 9457 problem. Further members say more: `blockedBy` what is missing, `reference` what is meant. */
export class Problem {
  @Text() type: string;
  @Text() title: string;
  @Whole() status: number;
  @Text({ description: 'Short stable name of the rule, for programs' }) code: string;
  @Text({ description: 'What happened and what to do next' }) detail: string;
  @Text({ description: 'The request, for finding it in the logs' }) instance: string;
  @ListOf(ProblemReason, { optional: true }) errors?: ProblemReason[];
}
