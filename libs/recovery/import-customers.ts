import type { EntityManager } from 'typeorm';
import type { CustomFields, ImportRecord } from '#contracts/import-record';
import { newId } from '#kernel/ids';
import { normalPhone } from './given-customer.ts';

/** A customer as the books know them. */
export interface BookedCustomer {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  externalId: string | null;
  language: string | null;
  /** The calendar agreed with this customer, if there is one. */
  calendarId: string | null;
  /** Who goes on, where this customer was merged. */
  mergedIntoId: string | null;
}

type Given = ImportRecord['customer'];

/**
 * The customers that a batch of records is about: known by the source's own id, else by e-mail, else by telephone, else new.
 * Nothing that is known is overwritten; what is missing is filled in.
 */
export class CustomerRegister {
  private readonly added = new Set<BookedCustomer>();
  private readonly completed = new Set<BookedCustomer>();

  private constructor(private readonly booked: BookedCustomer[]) {}

  static async open(manager: EntityManager, records: readonly ImportRecord[]): Promise<CustomerRegister> {
    const given = records.map(({ customer }) => normalised(customer));
    const booked = await manager.query<BookedCustomer[]>(
      `WITH named AS (SELECT * FROM customer WHERE external_id = ANY($1) OR email = ANY($2) OR phone = ANY($3))
       SELECT id, name, email, phone, external_id AS "externalId", language, calendar_id AS "calendarId", merged_into_id AS "mergedIntoId"
       FROM customer WHERE id IN (SELECT id FROM named UNION ALL SELECT merged_into_id FROM named) ORDER BY created_at, id`,
      [given.map(({ externalId }) => externalId), given.map(({ email }) => email), given.map(({ phone }) => phone)],
    );
    return new CustomerRegister(booked);
  }

  /** Whose complaint it is. */
  take(customer: Given, language: string): BookedCustomer {
    const given = normalised(customer);
    const found = this.find(given);
    const known = found && this.goesOnAs(found);
    if (known) {
      this.complete(known, given, language);
      return known;
    }
    // Two people whom the source tells apart may share a telephone; our books have room for one of them.
    const phone = given.email === null && !this.isPhoneFree(given.phone) ? null : given.phone;
    const added = { id: newId(), ...given, phone, language, calendarId: null, mergedIntoId: null };
    this.booked.push(added);
    this.added.add(added);
    return added;
  }

  async write(manager: EntityManager, now: Date): Promise<void> {
    if (this.added.size > 0) {
      await manager.query(
        `INSERT INTO customer (id, name, email, phone, external_id, language, created_at)
         SELECT id, name, email, phone, "externalId", language, $2
         FROM json_to_recordset($1) AS c(id uuid, name text, email text, phone text, "externalId" text, language text)`,
        [JSON.stringify([...this.added]), now],
      );
    }
    if (this.completed.size > 0) {
      await manager.query(
        `UPDATE customer SET email = c.email, phone = c.phone, external_id = c."externalId", language = c.language
         FROM json_to_recordset($1) AS c(id uuid, email text, phone text, "externalId" text, language text) WHERE customer.id = c.id`,
        [JSON.stringify([...this.completed])],
      );
    }
  }

  private find({ externalId, email, phone }: BookedFacts): BookedCustomer | undefined {
    const by = (test: (customer: BookedCustomer) => boolean) => this.booked.find(test);
    const isOther = (customer: BookedCustomer) =>
      externalId !== null && customer.externalId !== null && customer.externalId !== externalId;
    return (
      (externalId === null ? undefined : by((customer) => customer.externalId === externalId)) ??
      (email === null ? undefined : by((customer) => customer.email === email)) ??
      (phone === null
        ? undefined
        : by(
            (customer) =>
              customer.phone === phone &&
              (email === null || this.goesOnAs(customer).email === null) &&
              !isOther(this.goesOnAs(customer)),
          ))
    );
  }

  private complete(known: BookedCustomer, given: BookedFacts, language: string): void {
    const before = JSON.stringify(known);
    if (known.email === null && !this.booked.some(({ email }) => email === given.email)) known.email = given.email;
    if (known.phone === null && (known.email !== null || this.isPhoneFree(given.phone))) known.phone = given.phone;
    if (known.externalId === null && !this.booked.some(({ externalId }) => externalId === given.externalId))
      known.externalId = given.externalId;
    known.language ??= language;
    if (JSON.stringify(known) !== before && !this.added.has(known)) this.completed.add(known);
  }

  private isPhoneFree(phone: string | null): boolean {
    return !this.booked.some(
      (customer) => customer.phone === phone && customer.email === null && customer.mergedIntoId === null,
    );
  }

  private goesOnAs(customer: BookedCustomer): BookedCustomer {
    return this.booked.find(({ id }) => id === customer.mergedIntoId) ?? customer;
  }
}

type BookedFacts = Pick<BookedCustomer, 'name' | 'email' | 'phone' | 'externalId'>;

function normalised({ name, email, phone, externalId }: Given): BookedFacts {
  const digits = phone === undefined ? '' : normalPhone(phone);
  return {
    name,
    email: email?.toLowerCase() ?? null,
    phone: digits === '' ? null : digits,
    externalId: externalId ?? null,
  };
}

/**
 * What the record says of its customer in other words than the books: an older name, a telephone with blanks. Kept in the
 * complaint's custom fields, so that the import loses nothing.
 */
export function saidOtherwise(given: Given, booked: BookedCustomer): CustomFields {
  const facts = Object.entries(given).filter(
    ([name, value]) => value !== undefined && value !== booked[name as keyof Given],
  );
  return Object.fromEntries(facts.map(([name, value]) => [`customer.${name}`, value]));
}
