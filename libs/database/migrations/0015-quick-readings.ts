import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reports, the board and the search for a customer read of a large company without looking at all of it. */
export class QuickReadings1000000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [SETTLED_STEPS, FIRST_SETTLEMENTS, OPEN_CLOCKS, CUSTOMER_PARTS]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('This migration cannot be undone: restore the backup that was made before it.');
  }
}

/**
 * A trigger keeps the table, not the code that appends: what a process of the version before writes during an upgrade is in
 * it as well. Events are numbered in the order in which they happen to a complaint, because whoever appends holds its lock.
 */
const SETTLED_STEPS = `
CREATE TABLE settled_step (
  complaint_id uuid NOT NULL,
  event_id bigint NOT NULL,
  at timestamptz NOT NULL,
  took double precision NOT NULL,
  step text NOT NULL,
  overridden boolean NOT NULL
);

INSERT INTO settled_step (complaint_id, event_id, at, took, step, overridden)
SELECT e.complaint_id, e.id, e.at, extract(epoch FROM e.at - greatest(c.received_at,
    max(e.at) OVER (PARTITION BY e.complaint_id ORDER BY e.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))) * 1000,
  e.data->>'step', e.type = 'step.overridden'
FROM complaint_event e JOIN complaint c ON c.id = e.complaint_id
WHERE e.type IN ('step.done', 'step.overridden') ORDER BY e.id;

ALTER TABLE settled_step ADD CONSTRAINT settled_step_pkey PRIMARY KEY (complaint_id, event_id);
ALTER TABLE settled_step ADD CONSTRAINT settled_step_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaint(id);
CREATE INDEX settled_step_by_at ON settled_step (at);

CREATE FUNCTION note_settled_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO settled_step (complaint_id, event_id, at, took, step, overridden)
  SELECT c.id, NEW.id, NEW.at, extract(epoch FROM NEW.at - greatest(c.received_at,
      (SELECT max(b.at) FROM settled_step b WHERE b.complaint_id = c.id AND b.event_id < NEW.id))) * 1000,
    NEW.data->>'step', NEW.type = 'step.overridden'
  FROM complaint c WHERE c.id = NEW.complaint_id;
  RETURN NULL;
END $$;
CREATE TRIGGER complaint_event_notes_settled_steps AFTER INSERT ON complaint_event
  FOR EACH ROW WHEN (NEW.type IN ('step.done', 'step.overridden')) EXECUTE FUNCTION note_settled_step();

-- The report reads the table instead.
DROP INDEX complaint_event_settled;
DROP INDEX complaint_event_settled_before;
`;

/** When a case was settled for the first time, of those that came back. */
const FIRST_SETTLEMENTS = `
CREATE INDEX complaint_event_first_settled ON complaint_event (complaint_id, id) INCLUDE (at)
  WHERE type = 'status.changed' AND data->>'to' IN ('resolved', 'closed');
`;

/** The board looks at the deadlines that still run, and the many more that have ended are not among them. */
const OPEN_CLOCKS = `
CREATE INDEX clock_open_by_due ON clock (due_at) INCLUDE (complaint_id, kind, target_ms) WHERE stopped_at IS NULL;
`;

/**
 * Every place of a text begins a part of three characters, or of two where a character is a syllable or a word, as in Chinese
 * (three bytes or more). A text that holds another one holds all of its parts, or begins one of its own with it where that is
 * too short for a part: so an index of the parts leaves little to compare, and never too little.
 */
const CUSTOMER_PARTS = String.raw`
CREATE FUNCTION text_parts(VARIADIC texts text[]) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 500 AS $$
DECLARE
  one text;
  parts text[] := '{}';
BEGIN
  FOREACH one IN ARRAY texts LOOP
    FOR place IN 1..coalesce(length(one), 0) LOOP
      parts := parts || substr(one, place, CASE WHEN octet_length(substr(one, place, 1)) < 3 THEN 3 ELSE 2 END);
    END LOOP;
  END LOOP;
  RETURN array_to_tsvector(parts);
END $$;

CREATE FUNCTION part_query(text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE BEGIN ATOMIC
  SELECT coalesce(string_agg(DISTINCT lexeme, ' & ') FILTER (WHERE length(part) = size), min(lexeme || ':*') FILTER (WHERE place = 1))::tsquery
  FROM generate_series(1, length($1)) AS place,
    LATERAL (SELECT CASE WHEN octet_length(substr($1, place, 1)) < 3 THEN 3 ELSE 2 END) AS s(size),
    LATERAL (SELECT substr($1, place, size)) AS p(part),
    LATERAL (SELECT '''' || replace(replace(part, '\', '\\'), '''', '''''') || '''') AS l(lexeme);
END;

CREATE INDEX customer_by_part ON customer USING gin (text_parts(lower(name), lower(email), phone));
CREATE INDEX customer_by_name ON customer (name, id);
`;
