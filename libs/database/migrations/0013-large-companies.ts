import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the board, the reports and the history of a customer read of a hundred thousand cases, from indexes alone where they can. */
export class LargeCompanies1000000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  async down(): Promise<void> {
    throw new Error('This migration cannot be undone: restore the backup that was made before it.');
  }
}

const SCHEMA = `
-- The load of teams and people is counted without a look at the cases themselves, which are wide.
DROP INDEX complaint_by_team;
CREATE INDEX complaint_by_team ON complaint (team_id, received_at) INCLUDE (owner_id, due_at)
  WHERE status IN ('new', 'open', 'pending', 'on-hold');

-- Whether somebody complained again within some days.
DROP INDEX complaint_by_customer;
CREATE INDEX complaint_by_customer ON complaint (customer_id, received_at);
CREATE INDEX complaint_reopened ON complaint (received_at) WHERE reopened_count > 0;

-- Steps are many more than turns of the status, so neither is searched for among the others.
DROP INDEX complaint_event_turns;
CREATE INDEX complaint_event_turns ON complaint_event (at) WHERE type IN ('status.changed', 'complaint.merged');
CREATE INDEX complaint_event_settled ON complaint_event (at) WHERE type IN ('step.done', 'step.overridden');
CREATE INDEX complaint_event_settled_before ON complaint_event (complaint_id, id) INCLUDE (at) WHERE type IN ('step.done', 'step.overridden');
CREATE INDEX recovery_step_settled ON recovery_step (complaint_id, key) INCLUDE (updated_at) WHERE state IN ('done', 'overridden');

-- When a customer was answered first.
CREATE INDEX message_answers ON message (complaint_id, at) WHERE kind = 'to-customer' AND author_kind <> 'system';
`;
