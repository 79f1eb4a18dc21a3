import type { CaseAction, CaseAnswerView, CaseView } from '#contracts/views/portal';
import { SETTLED } from '#contracts/status-transitions';
import { MESSAGES_SHOWN, type CaseFile } from '#database/queries/read-case';
import { instant, instantOrNull } from '#database/queries/rows';
import { chooseLanguage, type Language } from '#kernel/language';
import { STANDING_WORDS, standingOf } from './case-standing.ts';

/** A case as its customer sees it. @param wish the language that the customer chose; null: the case's own */
export function caseView(file: CaseFile, wish: Language | null, linkExpiresAt: Date): CaseView {
  const language = wish ?? chooseLanguage(file.language);
  const isAccepted = file.verdict === 'answer.accepted';
  const key = standingOf(file.status, isAccepted);
  const messages = file.messages.slice(-MESSAGES_SHOWN);
  return {
    reference: file.reference,
    language,
    customerName: file.customerName,
    subject: file.subject,
    receivedAt: instant(file.receivedAt),
    standing: { key, title: STANDING_WORDS[key].title[language], text: STANDING_WORDS[key].text[language] },
    owner: file.owner,
    newsBy: SETTLED.includes(file.status) ? null : instantOrNull(file.newsBy),
    promises: file.promises.map((promise) => ({
      ...promise,
      dueAt: instant(promise.dueAt),
      settledAt: instantOrNull(promise.settledAt),
    })),
    messages: messages.map(({ kind, author, at, ...message }) => ({
      ...message,
      from: kind === 'to-customer' ? 'us' : 'you',
      author: kind === 'to-customer' ? author : null,
      at: instant(at),
    })),
    earlierLeftOut: file.messages.length > messages.length,
    answer: answerOf(file),
    question: file.question && {
      askedAt: instant(file.question.askedAt),
      waitsUntil: instantOrNull(file.question.waitsUntil),
    },
    rating: file.rating && { ...file.rating, at: instant(file.rating.at) },
    escalation:
      file.escalation && file.escalation.state !== 'ended'
        ? { raisedAt: instant(file.escalation.raisedAt), takenOn: file.escalation.state === 'acknowledged' }
        : null,
    may: actionsOf(file),
    linkExpiresAt: instant(linkExpiresAt),
  };
}

function answerOf({ statement, status, resolvedAt, verdict }: CaseFile): CaseAnswerView | null {
  if (statement === null || status === 'merged') return null;
  const at = instantOrNull(resolvedAt);
  if (verdict === 'answer.rejected') return { statement, at, state: 'rejected' };
  if (!SETTLED.includes(status)) return { statement, at, state: 'reopened' };
  if (verdict === 'answer.accepted') return { statement, at, state: 'accepted' };
  return { statement, at, state: status === 'closed' ? 'final' : 'waiting' };
}

function actionsOf({ status, verdict, escalation }: CaseFile): CaseAction[] {
  if (status === 'merged') return [];
  if (!SETTLED.includes(status)) return escalation?.state === 'waiting' ? ['reply'] : ['reply', 'escalate'];
  return status === 'resolved' && verdict !== 'answer.accepted'
    ? ['reply', 'accept', 'reject', 'rate']
    : ['reply', 'reject', 'rate'];
}
