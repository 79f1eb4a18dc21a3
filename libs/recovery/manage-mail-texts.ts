import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { checkOwnText } from '#channels/check-own-text';
import type { Actor } from '#contracts/actor';
import type { MailTextBody } from '#contracts/bodies/template-bodies';
import { mustBeAsRead } from '#database/as-read';
import { MailText } from '#database/entities/mail-text';
import { CLOCK, type Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import type { Language } from '#kernel/language';
import { ChangeSettings } from './change-settings.ts';
import { templateOf } from './preview-template.ts';

/** Keeps the company's own words for the messages that we send. Mails that were written already keep theirs. */
@Injectable()
export class ManageMailTexts {
  constructor(
    private readonly settings: ChangeSettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param version the version that the change is based on (If-Match); 0 is that of words that nobody has changed yet
   * @throws Refusal not-found; stale; invalid naming the variable that is unknown, missing or in a wrong place
   */
  async write(
    given: string,
    language: Language,
    { subject, text }: MailTextBody,
    actor: Actor,
    version: number | null,
  ): Promise<void> {
    const template = templateOf(given);
    checkOwnText(template, { subject, body: text });
    await this.change(template, language, { subject, body: text }, actor, version);
  }

  /** Takes our words again. @throws Refusal not-found; stale */
  async reset(given: string, language: Language, actor: Actor, version: number | null): Promise<void> {
    await this.change(templateOf(given), language, { subject: null, body: null }, actor, version);
  }

  private async change(
    template: string,
    language: Language,
    words: Pick<MailText, 'subject' | 'body'>,
    actor: Actor,
    version: number | null,
  ): Promise<void> {
    await this.settings.run(null, async (manager) => {
      const id = await rowOf(manager, template, language);
      await mustBeAsRead(manager, { table: 'mail_text', id, version });
      const before = await manager.findOneByOrFail(MailText, { id });
      // Who writes the same again has changed nothing.
      if (before.subject === words.subject && before.body === words.body) return;
      await manager.update(MailText, { id }, { ...words, changedBy: actor.id, changedAt: this.clock.now() });
    });
  }
}

/** The row of these words, without any until somebody writes some: of two people who begin at once the second is told. */
async function rowOf(manager: EntityManager, template: string, language: Language): Promise<string> {
  await manager.query(
    'INSERT INTO mail_text (id, template, language) VALUES ($1, $2, $3) ON CONFLICT (template, language) DO NOTHING',
    [newId(), template, language],
  );
  const { id } = await manager.findOneByOrFail(MailText, { template, language });
  return id;
}
