import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reports look for by time: turns of cases, steps that were settled, resolutions. */
export class Reports1000000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  async down(): Promise<void> {
    throw new Error('This migration cannot be undone: restore the backup that was made before it.');
  }
}

const SCHEMA = `
CREATE INDEX complaint_event_turns ON complaint_event (at) WHERE type IN ('status.changed', 'complaint.merged', 'step.done', 'step.overridden');
CREATE INDEX complaint_by_resolved ON complaint (resolved_at) WHERE resolved_at IS NOT NULL;
`;
