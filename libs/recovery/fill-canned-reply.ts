import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { dateWriter, type DateWriter } from '#channels/write-dates';
import type { Actor } from '#contracts/actor';
import { CANNED_VARIABLES, fillVariables, type CannedVariable } from '#contracts/canned-variables';
import type { FilledReplyView } from '#contracts/views/canned-reply';
import { listCannedReplies } from '#database/queries/list-canned-replies';
import { chooseLanguage, LANGUAGES, type Language } from '#kernel/language';
import { variablesIn } from '#kernel/open-variables';
import { nothingThere } from './change-settings.ts';
import { readComplaintFile, type ComplaintFile } from './complaint-file.ts';
import { PolicyBook } from './policy-book.ts';

/** Writes a canned reply for one case: the values put in, and what there is no value for named rather than left blank. */
@Injectable()
export class FillCannedReply {
  constructor(
    private readonly database: DataSource,
    private readonly policies: PolicyBook,
  ) {}

  /**
   * @param wish the language of the reply; null: that of the complaint
   * @param reader the language in which reasons are told
   * @throws Refusal not-found when there is no such complaint or reply
   */
  async fill(
    reference: string,
    id: string,
    actor: Actor,
    wish: Language | null,
    reader: Language,
  ): Promise<FilledReplyView> {
    const { manager } = this.database;
    const file = await readComplaintFile(manager, { reference }, actor);
    const [reply] = await listCannedReplies(manager, id);
    if (!reply) throw nothingThere();
    const wished = wish ?? chooseLanguage(file.complaint.language);
    const language = reply.texts[wished] ? wished : LANGUAGES.find((one) => reply.texts[one])!;
    const text = reply.texts[language]!;
    const values = valuesOf(file, actor, await this.wordsOf(manager, file, language));
    const used = variablesIn(`${text.title}\n${text.body}`) as CannedVariable[];
    return {
      id,
      language,
      title: fillVariables(text.title, values),
      body: fillVariables(text.body, values),
      missing: used
        .filter((variable) => values[variable] === null)
        .map((variable) => ({ variable, reason: CANNED_VARIABLES[variable][reader] })),
    };
  }

  /** How dates and the category are written for this customer. */
  private async wordsOf(manager: EntityManager, { complaint, customer }: ComplaintFile, language: Language) {
    const [{ zone, category }] = await manager.query<[{ zone: string | null; category: string | null }]>(
      `SELECT (SELECT time_zone FROM customer WHERE id = $1) AS zone,
         coalesce((SELECT labels->>$3 FROM category WHERE name = $2), $2) AS category`,
      [customer.id, complaint.category, language],
    );
    const policy = (await this.policies.current()).for({ ...complaint, teamId: complaint.team_id });
    return { dates: dateWriter(language, zone ?? policy.timeZone), category };
  }
}

function valuesOf(
  { complaint, customer, owner, team, promises }: ComplaintFile,
  actor: Actor,
  { dates, category }: { dates: DateWriter; category: string | null },
): Record<CannedVariable, string | null> {
  const promise = promises
    .filter(({ state }) => state === 'open')
    .toSorted((a, b) => Date.parse(a.due_at) - Date.parse(b.due_at))[0];
  const values = {
    'customer.name': customer.name,
    reference: complaint.reference,
    subject: complaint.subject,
    category,
    place: complaint.place,
    'received.date': dates.day(new Date(complaint.received_at)),
    'agent.name': actor.name,
    'owner.name': owner?.name ?? null,
    'team.name': team?.name ?? null,
    'promise.what': promise?.what ?? null,
    'promise.dueAt': promise ? dates.instant(new Date(promise.due_at)) : null,
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value?.trim() || null])) as Record<
    CannedVariable,
    string | null
  >;
}
