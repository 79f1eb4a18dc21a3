import { Text } from '#kernel/fields';

export class KnownProblemBody {
  @Text({ max: 200, description: 'How people know it again; unlike those of the others' }) title: string;
}

export class ListProblemsQuery {
  @Text({ optional: true, max: 200, description: 'Part of the title; any if left out' }) q?: string;
}
