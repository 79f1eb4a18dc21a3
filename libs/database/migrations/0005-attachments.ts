import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that belong to messages and notes, and which of them a mail carries. */
export class Attachments1000000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  async down(): Promise<void> {
    throw new Error('This migration cannot be undone: restore the backup that was made before it.');
  }
}

const SCHEMA = `
CREATE TABLE attachment (
  id uuid NOT NULL,
  complaint_id uuid NOT NULL,
  message_id uuid,
  sha256 text NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  uploader_kind text NOT NULL,
  uploader_id uuid,
  uploaded_at timestamptz NOT NULL,
  bound_at timestamptz,
  CONSTRAINT attachment_is_named_by_its_content CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT attachment_of_message_is_bound CHECK (message_id IS NULL OR bound_at IS NOT NULL),
  CONSTRAINT attachment_pkey PRIMARY KEY (id)
);
CREATE INDEX attachment_by_complaint ON attachment (complaint_id, uploaded_at, id);
CREATE INDEX attachment_by_message ON attachment (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX attachment_by_content ON attachment (sha256);
CREATE INDEX attachment_waiting ON attachment (uploaded_at) WHERE bound_at IS NULL;
ALTER TABLE attachment ADD CONSTRAINT attachment_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaint(id);
ALTER TABLE attachment ADD CONSTRAINT attachment_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id);

ALTER TABLE mail ADD COLUMN attachment_ids uuid[] NOT NULL DEFAULT '{}';
`;
