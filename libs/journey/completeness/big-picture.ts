import type { BigPictureEvidence } from '../evidence/big-picture.ts';
import { checklist, said, type Missing } from '../missing.ts';

/** What keeps step 9 from being done. */
export function bigPictureMissing(evidence: BigPictureEvidence): Missing[] {
  const { missing, need } = checklist('big-picture');
  const { preventionActions = [], frequent, problemId } = evidence;
  missing.push(...causeMissing(evidence));
  need(
    frequent !== undefined,
    'frequent',
    'frequent',
    'Say whether the like happens often.',
    '请说明类似问题是否经常发生。',
  );
  need(
    frequent !== true || problemId !== undefined || preventionActions.length > 0,
    'preventionActions',
    'prevention-action',
    'It happens often: link the known problem, or say what prevents it.',
    '该问题经常发生：请关联已知问题，或写明预防措施。',
  );
  preventionActions.forEach((action, index) =>
    need(
      said(action.who) && action.by !== undefined,
      `preventionActions.${index}.${said(action.who) ? 'by' : 'who'}`,
      'action-without-who-or-when',
      'Say who prevents it, and by when.',
      '请写明由谁负责、何时完成。',
    ),
  );
  return missing;
}

/** Whether the cause is still unnamed. */
export function causeMissing({ causeCategory }: BigPictureEvidence): Missing[] {
  const { missing, need } = checklist('big-picture');
  need(
    said(causeCategory),
    'causeCategory',
    'cause',
    'Say why it happened: choose a cause.',
    '请说明发生的原因：选择原因类别。',
  );
  return missing;
}
