import { Injectable } from '@nestjs/common';
import type { CustomFieldBody } from '#contracts/bodies/vocabulary-bodies';
import { CustomField } from '#database/entities/custom-field';
import { invalid } from '#kernel/refusal';
import { ChangeSettings } from './change-settings.ts';
import { FieldBook } from './field-book.ts';
import { mustKeepName } from './must-keep-name.ts';

const USUAL_POSITION = 1000;

/** Keeps the definitions of custom fields. What complaints hold already stays as it is. */
@Injectable()
export class ManageCustomFields {
  constructor(
    private readonly settings: ChangeSettings,
    private readonly book: FieldBook,
  ) {}

  async create(body: CustomFieldBody, id: string): Promise<void> {
    check(body);
    await this.settings.run(null, (manager) => manager.insert(CustomField, { id, ...rowOf(body) }));
    this.book.forget();
  }

  async replace(id: string, body: CustomFieldBody, version: number | null): Promise<void> {
    check(body);
    await this.settings.run(
      null,
      async (manager) => {
        await mustKeepName(manager, 'custom_field', id, body.name);
        await manager.update(CustomField, { id }, rowOf(body));
      },
      { table: 'custom_field', id, version },
    );
    this.book.forget();
  }

  /** The values stay with their complaints, as those of a field that nobody defined. */
  async remove(id: string, version: number | null): Promise<void> {
    await this.settings.remove({ table: 'custom_field', id, version });
    this.book.forget();
  }
}

const rowOf = ({
  choices = [],
  required = false,
  categories = [],
  position = USUAL_POSITION,
  ...body
}: CustomFieldBody) => ({ ...body, choices, required, categories, position });

function check({ type, choices = [] }: CustomFieldBody): void {
  if (type !== 'choice' && choices.length > 0) throw invalid('choices', 'belong to the type choice: leave them out');
  if (type === 'choice' && choices.length === 0) throw invalid('choices', 'are missing: write at least one');
  const twice = choices.findIndex(({ value }, at) => choices.findIndex((other) => other.value === value) < at);
  if (twice >= 0) throw invalid(`choices.${twice}.value`, 'stands there twice: write each value once');
}
