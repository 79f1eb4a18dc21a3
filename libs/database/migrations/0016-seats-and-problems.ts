import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A person has a case open in several windows: one that is closed must not take the others away. And what is known of a problem
 * is told beside its title, and edited by several people.
 */
export class SeatsAndProblems1000000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SEATS);
    await runner.query(PROBLEMS);
  }

  async down(): Promise<void> {
    throw new Error('This migration cannot be undone: restore the backup that was made before it.');
  }
}

const SEATS = `
-- Nothing is lost: whoever has a case open says so again within seconds.
DELETE FROM presence;
ALTER TABLE presence ADD COLUMN seat text NOT NULL;
ALTER TABLE presence DROP CONSTRAINT presence_pkey;
ALTER TABLE presence ADD CONSTRAINT presence_pkey PRIMARY KEY (complaint_id, agent_id, seat);
`;

const PROBLEMS = `
ALTER TABLE known_problem ADD COLUMN description text, ADD COLUMN version integer NOT NULL DEFAULT 1;
CREATE TRIGGER known_problem_counts_versions BEFORE UPDATE ON known_problem
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION count_version();
`;
