import type { Sentences } from '../catalogue.ts';

/** What became of mails and calls of other systems, as the books keep it (libs/channels, libs/recovery). */
export const OUTCOMES: Sentences = {
  'It failed unexpectedly: see the failed jobs.': '意外失败，请查看失败的任务。',
  'Something was thrown that is no error': '出现了无法识别的错误',

  'The recipient has no valid mail address: correct it and send again.': '收件人没有有效的邮箱地址，请更正后重新发送。',
  'The mail cannot be sent as it is ({0} at {1}).': '邮件目前的内容无法发送（{0}，{1}）。',
  'We {0} {1} ({2}).': '[0]（{1}，{2}）。',
  'could not sign in to': '无法登录邮件服务器',
  'got no answer from': '邮件服务器没有响应',
  '{0} refused the mail {1} ({2} at {3}).': '{0} [1]拒收此邮件（{2}，{3}）。',
  'for good': '最终',
  'for now': '暂时',

  'The webhook is switched off.': 'Webhook 已停用。',
  'There is no such webhook any more.': 'Webhook 已不存在。',
  'The attempt ended in the middle: whether it arrived is not known.': '调用中途中断，无法确定对方是否收到。',
  'It answered 410: it does not want to be called any more.': '对方返回 410，表示不再接受调用。',
  'It answered {0}: redirects are not followed, write the final address.':
    '对方返回 {0}：不会跟随重定向，请填写最终地址。',
  'It answered {0}.': '对方返回 {0}。',
  '{0}, so it is not called (WEBHOOKS_PRIVATE).': '[0]，因此不会调用（WEBHOOKS_PRIVATE）。',
  '{0} is no address of the open internet': '{0} 不是公共互联网地址',
  'It gave no answer within {0} s.': '对方在 {0} 秒内没有响应。',
  'It gave no answer (the connection ended).': '对方没有响应（连接已断开）。',
  'It gave no answer ({0}).': '对方没有响应（{0}）。',
};
