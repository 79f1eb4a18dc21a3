import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The company's own words for its complaints: categories, fields of its own, and tags that are not used any more. */
export class Vocabulary1000000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  async down(): Promise<void> {
    throw new Error('This migration cannot be undone: restore the backup that was made before it.');
  }
}

const SCHEMA = `
CREATE TABLE category (
  id uuid NOT NULL,
  name text NOT NULL,
  labels jsonb NOT NULL,
  active boolean NOT NULL DEFAULT true,
  position integer NOT NULL DEFAULT 1000,
  CONSTRAINT category_name_key UNIQUE (name),
  CONSTRAINT category_pkey PRIMARY KEY (id)
);

CREATE TABLE custom_field (
  id uuid NOT NULL,
  name text NOT NULL,
  labels jsonb NOT NULL,
  type text NOT NULL,
  choices jsonb NOT NULL DEFAULT '[]',
  required boolean NOT NULL DEFAULT false,
  categories text[] NOT NULL DEFAULT '{}',
  position integer NOT NULL DEFAULT 1000,
  CONSTRAINT custom_field_type_is_known CHECK (type IN ('text', 'number', 'yes-no', 'choice', 'date')),
  CONSTRAINT custom_field_name_key UNIQUE (name),
  CONSTRAINT custom_field_pkey PRIMARY KEY (id)
);

CREATE TABLE retired_tag (
  tag text NOT NULL,
  retired_at timestamptz NOT NULL,
  CONSTRAINT retired_tag_pkey PRIMARY KEY (tag)
);
`;
