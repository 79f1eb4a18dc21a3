import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a company should know of a customer beside the contacts, so that each of its people may treat them rightly. */
const SCHEMA = `
ALTER TABLE customer ADD COLUMN preferred_channel text;
ALTER TABLE customer ADD COLUMN likes text;
ALTER TABLE customer ADD COLUMN personality text;
`;

export class CustomerProfile1000000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  async down(): Promise<void> {
    throw new Error('This migration cannot be undone: restore the backup that was made before it.');
  }
}
