import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two customers who turn out to be one. The other one stays, so that whoever writes from its address is still known. */
export class MergedCustomers1000000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  async down(): Promise<void> {
    throw new Error('This migration cannot be undone: restore the backup that was made before it.');
  }
}

const SCHEMA = `
ALTER TABLE customer ADD COLUMN merged_into_id uuid;
ALTER TABLE customer ADD CONSTRAINT customer_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES customer(id);
CREATE INDEX customer_by_merger ON customer (merged_into_id) WHERE merged_into_id IS NOT NULL;

-- A merged customer may keep a telephone that somebody else has, too.
DROP INDEX customer_phone_once_without_email;
CREATE UNIQUE INDEX customer_phone_once_without_email ON customer (phone) WHERE email IS NULL AND merged_into_id IS NULL;

-- Whoever looked the customer up before the merger and logs after it: the check of the foreign key, whose trigger comes before
-- this one by its name, waits for the merger, so that this one sees it.
CREATE FUNCTION follow_merged_customer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE complaint SET customer_id = k.merged_into_id FROM customer k
  WHERE complaint.id = NEW.id AND k.id = NEW.customer_id AND k.merged_into_id IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER complaint_follows_its_customer AFTER INSERT ON complaint
  FOR EACH ROW EXECUTE FUNCTION follow_merged_customer();
`;
