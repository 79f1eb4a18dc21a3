import type { EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { CategoryView, CustomFieldView, TagView } from '#contracts/views/vocabulary';
import { addVisibleTo } from '../visible-to.ts';
import { Conditions } from './conditions.ts';

/** More tags than anybody reads. */
const MOST_TAGS = 1000;

/** The categories in their order; only the one with this id if one is given. */
export function listCategories(manager: EntityManager, id: string | null = null): Promise<CategoryView[]> {
  return manager.query<CategoryView[]>(
    'SELECT id, name, labels, active, position, version FROM category WHERE $1::uuid IS NULL OR id = $1 ORDER BY position, name',
    [id],
  );
}

/** The custom fields in their order; only the one with this id if one is given. */
export function listCustomFields(manager: EntityManager, id: string | null = null): Promise<CustomFieldView[]> {
  return manager.query<CustomFieldView[]>(
    `SELECT id, name, labels, type, choices, required, categories, position, version
     FROM custom_field WHERE $1::uuid IS NULL OR id = $1 ORDER BY position, name`,
    [id],
  );
}

/** The tags of all complaints that the actor may see, what is used most in front, and those that were retired. */
export function listTags(manager: EntityManager, actor: Actor): Promise<TagView[]> {
  const where = addVisibleTo(new Conditions(), actor);
  return manager.query<TagView[]>(
    `SELECT tag, coalesce(used.complaints, 0)::int AS complaints, retired.tag IS NOT NULL AS retired
     FROM (SELECT tag, count(*) AS complaints FROM complaint c, unnest(tags) AS tag WHERE ${where.sql} GROUP BY tag) used
     FULL JOIN retired_tag retired USING (tag)
     ORDER BY complaints DESC, tag LIMIT ${MOST_TAGS}`,
    where.values,
  );
}
