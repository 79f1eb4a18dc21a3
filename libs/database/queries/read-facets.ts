import type { EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { Facets } from '#contracts/views/queue';
import { addVisibleTo } from '../visible-to.ts';
import { Conditions } from './conditions.ts';

/** Enough to know what is common, few enough to be read while somebody types. */
const LATEST = 5000;
const SHOWN = 50;

/**
 * Categories, places and tags of the latest complaints that the actor may see, those that hold the text, commonest first.
 * Tags that were retired are proposed nowhere.
 */
export async function readFacets(manager: EntityManager, part: string, actor: Actor): Promise<Facets> {
  const where = addVisibleTo(new Conditions(), actor);
  const like = where.value(`%${part.replace(/[\\%_]/g, '\\$&')}%`);
  const facet = (values: string) => `(SELECT coalesce(json_agg(f), '[]') FROM (
     SELECT value, count(*)::int AS complaints FROM ${values} WHERE value ILIKE ${like}
     GROUP BY value ORDER BY complaints DESC, value LIMIT ${SHOWN}) f)`;
  const [facets] = await manager.query<[Facets]>(
    `WITH latest AS MATERIALIZED (
       SELECT c.category, c.place, c.tags FROM complaint c WHERE ${where.sql} ORDER BY c.received_at DESC, c.id DESC LIMIT ${LATEST})
     SELECT ${facet('(SELECT category AS value FROM latest) v')} AS categories,
       ${facet('(SELECT place AS value FROM latest) v')} AS places,
       ${facet(`(SELECT value FROM latest, unnest(latest.tags) AS value
         WHERE NOT EXISTS (SELECT FROM retired_tag WHERE tag = value)) v`)} AS tags`,
    where.values,
  );
  return facets;
}
