import type { EntityManager } from 'typeorm';
import type { CategoryView, CustomFieldView, TagView } from '#contracts/views/vocabulary';

/** More tags than anybody reads. */
const MOST_TAGS = 1000;

/** The categories in their order; only the one with this id if one is given. */
export function listCategories(manager: EntityManager, id: string | null = null): Promise<CategoryView[]> {
  return manager.query<CategoryView[]>(
    'SELECT id, name, labels, active, position FROM category WHERE $1::uuid IS NULL OR id = $1 ORDER BY position, name',
    [id],
  );
}

/** The custom fields in their order; only the one with this id if one is given. */
export function listCustomFields(manager: EntityManager, id: string | null = null): Promise<CustomFieldView[]> {
  return manager.query<CustomFieldView[]>(
    `SELECT id, name, labels, type, choices, required, categories, position
     FROM custom_field WHERE $1::uuid IS NULL OR id = $1 ORDER BY position, name`,
    [id],
  );
}

/** The tags of all complaints, what is used most in front, and those that were retired. */
export function listTags(manager: EntityManager): Promise<TagView[]> {
  return manager.query<TagView[]>(
    `SELECT tag, coalesce(used.complaints, 0)::int AS complaints, retired.tag IS NOT NULL AS retired
     FROM (SELECT tag, count(*) AS complaints FROM complaint, unnest(tags) AS tag GROUP BY tag) used
     FULL JOIN retired_tag retired USING (tag)
     ORDER BY complaints DESC, tag LIMIT ${MOST_TAGS}`,
  );
}
