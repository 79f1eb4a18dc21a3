import { Text } from '#kernel/fields';

export class KnownProblemBody {
  @Text({ max: 200, description: 'How people know it again; unlike those of the others' }) title: string;
  @Text({
    optional: true,
    nullable: true,
    max: 4000,
    description: 'What is known of it: how it shows, what helps meanwhile',
  })
  description?: string | null;
}

export class ListProblemsQuery {
  @Text({ optional: true, max: 200, description: 'Part of the title; any if left out' }) q?: string;
}
