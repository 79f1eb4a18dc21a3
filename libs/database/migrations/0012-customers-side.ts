import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files that strangers send with their first words, private links that can be revoked one by one, and mail that was refused for
 * good among the work that waits for a person.
 */
export class CustomersSide1000000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
    await runner.query(LINKS_OF_BEFORE);
    await runner.query(REFUSED_MAIL);
  }

  async down(): Promise<void> {
    throw new Error('This migration cannot be undone: restore the backup that was made before it.');
  }
}

const SCHEMA = `
CREATE TABLE web_upload (
  id uuid NOT NULL,
  ticket_hash text NOT NULL,
  sha256 text NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  uploaded_at timestamptz NOT NULL,
  waits_until timestamptz NOT NULL,
  withdrawn_at timestamptz,
  CONSTRAINT web_upload_is_named_by_its_content CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT web_upload_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX web_upload_by_ticket ON web_upload (ticket_hash);
CREATE INDEX web_upload_by_content ON web_upload (sha256);
CREATE INDEX web_upload_by_end ON web_upload (waits_until);

CREATE TABLE case_link (
  id uuid NOT NULL,
  complaint_id uuid NOT NULL,
  mail_id uuid,
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  CONSTRAINT case_link_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX case_link_once_per_end ON case_link (complaint_id, expires_at);
ALTER TABLE case_link ADD CONSTRAINT case_link_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaint(id);
ALTER TABLE case_link ADD CONSTRAINT case_link_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES agent(id);
`;

// The links that were mailed before: a token is the id of the case (16 bytes), when it runs out (4 bytes, seconds) and the
// signature (32 bytes), as base64url. What somebody else wrote in this form is no link to a case that there is, or to the mail's own.
const LINKS_OF_BEFORE = `
INSERT INTO case_link (id, complaint_id, mail_id, issued_at, expires_at)
SELECT DISTINCT ON (complaint_id, expires_at) gen_random_uuid(), complaint_id, mail_id, created_at, expires_at
FROM (
  SELECT complaint_id, mail_id, created_at,
    to_timestamp(get_byte(token, 16)::bigint * 16777216 + get_byte(token, 17) * 65536 + get_byte(token, 18) * 256 + get_byte(token, 19)) AS expires_at
  FROM (
    SELECT id AS mail_id, complaint_id, created_at,
      decode(translate(substring(text from '/case/([A-Za-z0-9_-]{70})'), '-_', '+/') || '==', 'base64') AS token
    FROM mail WHERE complaint_id IS NOT NULL AND text ~ '/case/[A-Za-z0-9_-]{70}'
  ) read WHERE substr(token, 1, 16) = uuid_send(complaint_id)
) linked
WHERE expires_at > now()
ORDER BY complaint_id, expires_at, created_at
`;

const REFUSED_MAIL = `
INSERT INTO timer_failure (kind, row_id, complaint_id, reason, attempts, first_failed_at, last_failed_at, parked)
SELECT CASE WHEN urgent THEN 'deliver-urgent-mail' ELSE 'deliver-mail' END, id::text, complaint_id, coalesce(error, 'It could not be delivered.'),
  greatest(attempts, 1), created_at, created_at, true
FROM mail WHERE state = 'failed' AND created_at > now() - interval '30 days'
ON CONFLICT (kind, row_id) DO UPDATE SET parked = true
`;
