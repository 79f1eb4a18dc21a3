import { Injectable } from '@nestjs/common';
import type { Actor } from '#contracts/actor';
import type { EditComplaintBody } from '#contracts/bodies/complaint-bodies';
import { Customer } from '#database/entities/customer';
import { searchGrams } from '#database/search-grams';
import { ChangeComplaint } from './change-complaint.ts';
import { checkCustomFields } from './check-custom-fields.ts';
import { FieldBook } from './field-book.ts';
import type { Which } from './work.ts';

/** Changes facts of a complaint; before and after go into its history. The customer's words are never changed. */
@Injectable()
export class EditComplaint {
  constructor(
    private readonly changes: ChangeComplaint,
    private readonly fields: FieldBook,
  ) {}

  async edit(which: Which, body: EditComplaintBody, actor: Actor, version: number | null): Promise<void> {
    const definitions = await this.fields.current();
    await this.changes.run(
      which,
      actor,
      async (work) => {
        const { complaint, manager } = work;
        const changed = Object.entries(body).filter(
          ([name, value]) => JSON.stringify(value) !== JSON.stringify(complaint[name as keyof EditComplaintBody]),
        );
        if (changed.length === 0) return;
        const before = Object.fromEntries(changed.map(([name]) => [name, complaint[name as keyof EditComplaintBody]]));
        Object.assign(complaint, Object.fromEntries(changed));
        // What was fine when it was written, or came with an import, stands in nobody's way who changes something else.
        if (changed.some(([name]) => name === 'customFields' || name === 'category'))
          checkCustomFields(definitions, complaint.customFields, complaint.category);
        work.record('complaint.edited', { before, after: Object.fromEntries(changed) });
        if (!changed.some(([name]) => name === 'subject' || name === 'category' || name === 'place')) return;
        const { name, email, phone } = await manager.findOneByOrFail(Customer, { id: complaint.customerId });
        const grams = searchGrams(
          complaint.subject,
          complaint.words,
          complaint.category,
          complaint.place,
          complaint.externalId,
          name,
          email,
          phone,
        );
        await manager.query('UPDATE complaint SET search = array_to_tsvector($2::text[]) WHERE id = $1', [
          complaint.id,
          grams,
        ]);
      },
      version,
    );
  }
}
