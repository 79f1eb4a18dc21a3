import type en from '../en/account.ts';
import type { TextsOf } from '../texts-of.ts';

export default {
  title: '修改密码',
  current: '当前密码',
  new: '新密码',
  newIs: '至少 {{count}} 个字符。',
  again: '再次输入新密码',
  show: '显示密码',
  submit: '修改密码',
  missing: '请输入您的当前密码。',
  tooShort: '密码过短：至少 {{count}} 个字符。',
  differs: '与新密码不一致。',
  done: '您的密码已修改',
  othersEnd: '您在此设备上保持登录状态，在其他所有设备上需要重新登录。',
} satisfies TextsOf<typeof en>;
