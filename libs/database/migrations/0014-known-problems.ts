import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Problems that are known to be behind several complaints, and a quick way from one to its complaints. */
export class KnownProblems1000000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  async down(): Promise<void> {
    throw new Error('This migration cannot be undone: restore the backup that was made before it.');
  }
}

const SCHEMA = `
CREATE TABLE known_problem (
  id uuid NOT NULL,
  title text NOT NULL,
  noted_at timestamptz NOT NULL,
  noted_by_id uuid NOT NULL,
  CONSTRAINT known_problem_title_key UNIQUE (title),
  CONSTRAINT known_problem_pkey PRIMARY KEY (id),
  CONSTRAINT known_problem_noted_by_id_fkey FOREIGN KEY (noted_by_id) REFERENCES agent (id)
);

CREATE INDEX recovery_step_by_problem ON recovery_step ((evidence->>'problemId')) WHERE evidence ? 'problemId';
`;
