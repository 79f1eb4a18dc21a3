import type en from '../en/custom-fields.ts';
import type { TextsOf } from '../texts-of.ts';

export default {
  edit: '编辑这些字段',
  title: '编辑自定义字段',
  nothing: '未选择',
  yes: '是',
  no: '否',
  notOffered: '{{choice}}（已停用）',
  save: '保存',
  stale: '{{field}}：现在的内容为',
  required: '该类别还需填写：',
} satisfies TextsOf<typeof en>;
