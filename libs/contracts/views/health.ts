import { Choice } from '#kernel/fields';

export class HealthView {
  @Choice(['ok', 'database-away']) status: 'ok' | 'database-away';
}
