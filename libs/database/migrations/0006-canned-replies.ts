import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Canned replies. */
export class CannedReplies1000000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  async down(): Promise<void> {
    throw new Error('This migration cannot be undone: restore the backup that was made before it.');
  }
}

const SCHEMA = `
CREATE TABLE canned_reply (
  id uuid NOT NULL,
  texts jsonb NOT NULL,
  category text,
  shortcut text,
  CONSTRAINT canned_reply_shortcut_key UNIQUE (shortcut),
  CONSTRAINT canned_reply_pkey PRIMARY KEY (id)
);
`;
