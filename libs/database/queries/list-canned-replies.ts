import type { EntityManager } from 'typeorm';
import type { CannedReplyView } from '#contracts/views/canned-reply';
import { LANGUAGES } from '#kernel/language';
import type { CannedReply } from '../entities/canned-reply.ts';

/** The canned replies by category and title; only the one with this id if one is given. */
export async function listCannedReplies(manager: EntityManager, id: string | null = null): Promise<CannedReplyView[]> {
  const rows = await manager.query<CannedReply[]>(
    `SELECT id, texts, category, shortcut, version FROM canned_reply WHERE $1::uuid IS NULL OR id = $1
     ORDER BY category NULLS FIRST, coalesce(texts->'en'->>'title', texts->'zh-CN'->>'title'), id`,
    [id],
  );
  return rows.map(({ texts, ...row }) => ({
    ...row,
    texts: Object.fromEntries(
      LANGUAGES.map((language) => [language, texts[language] ?? null]),
    ) as unknown as CannedReplyView['texts'],
  }));
}
