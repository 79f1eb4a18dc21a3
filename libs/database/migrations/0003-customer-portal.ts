import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What customers say of a resolution without being asked, and repetitions of what strangers ask for. */
export class CustomerPortal1000000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  async down(): Promise<void> {
    throw new Error('This migration cannot be undone: restore the backup that was made before it.');
  }
}

const SCHEMA = `
CREATE TABLE satisfaction (
  id uuid NOT NULL,
  complaint_id uuid NOT NULL,
  resolution integer NOT NULL,
  satisfaction integer NOT NULL,
  comment text,
  at timestamptz NOT NULL,
  CONSTRAINT satisfaction_in_range CHECK (satisfaction BETWEEN 1 AND 5),
  CONSTRAINT satisfaction_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX satisfaction_once_per_resolution ON satisfaction (complaint_id, resolution);
ALTER TABLE satisfaction ADD CONSTRAINT satisfaction_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaint(id);

-- Strangers repeat requests as well, and are nobody who works here.
ALTER TABLE idempotent_request DROP CONSTRAINT idempotent_request_agent_id_fkey;
ALTER TABLE idempotent_request RENAME COLUMN agent_id TO caller_id;
`;
