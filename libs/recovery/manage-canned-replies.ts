import { Injectable } from '@nestjs/common';
import type { CannedReplyBody } from '#contracts/bodies/canned-reply-bodies';
import { variableTrouble } from '#contracts/canned-variables';
import { CannedReply, type CannedText } from '#database/entities/canned-reply';
import { invalid } from '#kernel/refusal';
import { LANGUAGES, type Language } from '#kernel/language';
import { ChangeSettings, nothingThere } from './change-settings.ts';

/** Keeps the canned replies. */
@Injectable()
export class ManageCannedReplies {
  constructor(private readonly settings: ChangeSettings) {}

  /** @throws Refusal invalid naming what cannot be filled in; conflict when the shortcut is taken */
  async create(body: CannedReplyBody, id: string): Promise<void> {
    const row = rowOf(body);
    await this.settings.run(null, (manager) => manager.insert(CannedReply, { id, ...row }));
  }

  /** @throws Refusal as above; not-found */
  async replace(id: string, body: CannedReplyBody, version: number | null): Promise<void> {
    const row = rowOf(body);
    await this.settings.run(
      null,
      async (manager) => {
        const { affected } = await manager.update(CannedReply, { id }, row);
        if (!affected) throw nothingThere();
      },
      { table: 'canned_reply', id, version },
    );
  }

  async remove(id: string, version: number | null): Promise<void> {
    await this.settings.remove({ table: 'canned_reply', id, version });
  }
}

function rowOf({
  texts: given,
  category = null,
  shortcut = null,
}: CannedReplyBody): Omit<CannedReply, 'id' | 'version'> {
  const texts: Partial<Record<Language, CannedText>> = {};
  for (const language of LANGUAGES) {
    const text = given[language];
    if (!text) continue;
    for (const part of ['title', 'body'] as const) {
      const trouble = variableTrouble(text[part]);
      if (trouble) throw invalid(`texts.${language}.${part}`, trouble, 'unknown-variable');
    }
    texts[language] = { title: text.title, body: text.body };
  }
  if (Object.keys(texts).length === 0)
    throw invalid('texts', `holds no text: write it in one of ${LANGUAGES.join(', ')}`);
  return { texts, category, shortcut };
}
