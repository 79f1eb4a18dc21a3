import { Injectable } from '@nestjs/common';
import type { CategoryBody } from '#contracts/bodies/vocabulary-bodies';
import { Category } from '#database/entities/category';
import { ChangeSettings, nothingThere } from './change-settings.ts';
import { mustKeepName } from './must-keep-name.ts';

const USUAL_POSITION = 1000;
const NAME = '(SELECT name FROM category WHERE id = $1)';

/** Keeps the categories. Nothing moves: policies look at what is written on a complaint, and that stays. */
@Injectable()
export class ManageCategories {
  constructor(private readonly settings: ChangeSettings) {}

  async create(body: CategoryBody, id: string): Promise<void> {
    await this.settings.run(null, (manager) => manager.insert(Category, { id, ...rowOf(body) }));
  }

  async replace(id: string, body: CategoryBody, version: number | null): Promise<void> {
    await this.settings.run(
      null,
      async (manager) => {
        await mustKeepName(manager, 'category', id, body.name);
        const { affected } = await manager.update(Category, { id }, rowOf(body));
        if (!affected) throw nothingThere();
      },
      { table: 'category', id, version },
    );
  }

  /** @throws Refusal conflict naming what still uses it */
  async remove(id: string, version: number | null): Promise<void> {
    await this.settings.remove(
      { table: 'category', id, version },
      {
        policies: `SELECT name FROM policy WHERE conditions->'categories' ? ${NAME}`,
        'follow-up plans': `SELECT name FROM follow_up_plan WHERE conditions->'categories' ? ${NAME}`,
        'custom fields': `SELECT name FROM custom_field WHERE ${NAME} = ANY(categories)`,
        complaints: `SELECT reference AS name FROM complaint WHERE category = ${NAME}`,
      },
    );
  }
}

const rowOf = ({ active = true, position = USUAL_POSITION, ...body }: CategoryBody) => ({ ...body, active, position });
