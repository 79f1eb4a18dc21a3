import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Views of the queue that people keep, and indexes for each view, filter and order of the queue. */
export class Queue1000000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  async down(): Promise<void> {
    throw new Error('This migration cannot be undone: restore the backup that was made before it.');
  }
}

const SCHEMA = `
CREATE TABLE saved_view (
  id uuid NOT NULL,
  agent_id uuid NOT NULL,
  name text NOT NULL,
  filters jsonb NOT NULL,
  position integer NOT NULL,
  CONSTRAINT saved_view_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX saved_view_name_once_per_person ON saved_view (agent_id, name);
ALTER TABLE saved_view ADD CONSTRAINT saved_view_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE;

-- Cases without a running deadline stand last, in the same index, so that a page may end among them.
DROP INDEX complaint_open_by_due;
CREATE INDEX complaint_open_by_due ON complaint (coalesce(due_at, timestamptz '9999-12-31 00:00:00+00'), id)
  WHERE status IN ('new', 'open', 'pending', 'on-hold');
CREATE INDEX complaint_open_by_severity ON complaint (array_position('{critical,high,normal,low}'::text[], severity), received_at, id)
  WHERE status IN ('new', 'open', 'pending', 'on-hold');
CREATE INDEX complaint_open_by_updated ON complaint (updated_at, id) WHERE status IN ('new', 'open', 'pending', 'on-hold');
CREATE INDEX complaint_open_by_category ON complaint (category, received_at, id) WHERE status IN ('new', 'open', 'pending', 'on-hold');
CREATE INDEX complaint_open_by_place ON complaint (place, received_at, id) WHERE status IN ('new', 'open', 'pending', 'on-hold');
CREATE INDEX complaint_open_by_channel ON complaint (channel, received_at, id) WHERE status IN ('new', 'open', 'pending', 'on-hold');
CREATE INDEX complaint_pending_by_received ON complaint (received_at, id) WHERE status = 'pending';
CREATE INDEX follow_up_open_by_due ON follow_up (due_at) WHERE state IN ('planned', 'sent');

-- Of partial indexes PostgreSQL takes no statistics: without these it believes that a third of all cases is late.
CREATE STATISTICS complaint_due_at ON (coalesce(due_at, timestamptz '9999-12-31 00:00:00+00')) FROM complaint;
CREATE STATISTICS complaint_severity_rank ON (array_position('{critical,high,normal,low}'::text[], severity)) FROM complaint;
`;
