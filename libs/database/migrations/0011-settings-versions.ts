import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What managers and agents edit counts its versions, so that nobody overwrites what they have not seen; and the company's own words in mails. */
export class SettingsVersions1000000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COUNTING);
    for (const table of TABLES) await runner.query(counted(table));
    await runner.query(MAIL_TEXT);
  }

  async down(): Promise<void> {
    throw new Error('This migration cannot be undone: restore the backup that was made before it.');
  }
}

const TABLES = [
  'agent',
  'team',
  'absence',
  'calendar',
  'policy',
  'ladder',
  'follow_up_plan',
  'webhook',
  'canned_reply',
  'category',
  'custom_field',
  'customer',
];

// By a trigger: these rows are written in many places (imports, intake, a webhook that switches itself off), and one that
// forgot to count would let somebody overwrite what they never saw.
const COUNTING = `
CREATE FUNCTION count_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END $$;
`;

const trigger = (table: string): string => `
CREATE TRIGGER ${table}_counts_versions BEFORE UPDATE ON ${table}
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION count_version();
`;

const counted = (table: string): string =>
  `ALTER TABLE ${table} ADD COLUMN version integer NOT NULL DEFAULT 1; ${trigger(table)}`;

const MAIL_TEXT = `
CREATE TABLE mail_text (
  id uuid NOT NULL,
  template text NOT NULL,
  language text NOT NULL,
  subject text,
  body text,
  version integer NOT NULL DEFAULT 0,
  changed_by uuid,
  changed_at timestamptz,
  CONSTRAINT mail_text_is_whole CHECK ((subject IS NULL) = (body IS NULL)),
  CONSTRAINT mail_text_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES agent (id),
  CONSTRAINT mail_text_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX mail_text_once_per_language ON mail_text (template, language);
${trigger('mail_text')}
`;
