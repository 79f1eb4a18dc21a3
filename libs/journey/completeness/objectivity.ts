import type { ObjectivityEvidence } from '../evidence/objectivity.ts';
import { checklist, said, type Missing } from '../missing.ts';

/** What keeps step 5 from being done. */
export function objectivityMissing({ emotions = [], relief }: ObjectivityEvidence): Missing[] {
  const { missing, need } = checklist('objectivity');
  need(
    emotions.length > 0,
    'emotions',
    'emotion',
    'Note how the customer felt, at least once.',
    '请至少记录一次顾客的情绪。',
  );
  need(
    relief === undefined || said(relief.briefing),
    'relief.briefing',
    'relief-without-briefing',
    'Brief the colleague who takes over, so that the customer need not start again.',
    '请向接手的同事说明情况，不要让顾客从头讲起。',
  );
  need(
    relief === undefined || relief.takenAt !== undefined,
    'relief.takenAt',
    'relief-not-taken',
    'Relief was asked for: note who took the conversation over and when.',
    '已请求支援：请记录由谁、何时接手。',
  );
  return missing;
}
