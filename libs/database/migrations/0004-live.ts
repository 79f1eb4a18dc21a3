import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has which case open, and in which order notifications came, for those who watch as it happens. */
export class Live1000000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  async down(): Promise<void> {
    throw new Error('This migration cannot be undone: restore the backup that was made before it.');
  }
}

const SCHEMA = `
-- Unlogged: a row is worth less than a minute, and every case that is open on a screen writes one four times a minute.
CREATE UNLOGGED TABLE presence (
  complaint_id uuid NOT NULL,
  agent_id uuid NOT NULL,
  doing text NOT NULL,
  since timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  CONSTRAINT presence_doing_is_known CHECK (doing IN ('reading', 'writing')),
  CONSTRAINT presence_pkey PRIMARY KEY (complaint_id, agent_id)
);
ALTER TABLE presence ADD CONSTRAINT presence_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaint(id);
ALTER TABLE presence ADD CONSTRAINT presence_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id);

-- The ids of notifications are made by several processes, so that they are in no order in which one could look for new ones.
ALTER TABLE notification ADD COLUMN place bigserial;
CREATE UNIQUE INDEX notification_by_place ON notification (place);
CREATE INDEX notification_unread ON notification (agent_id) WHERE read_at IS NULL;
`;
