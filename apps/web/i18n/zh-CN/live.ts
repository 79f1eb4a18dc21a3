import type { TextsOf } from '../texts-of.ts';
import type en from '../en/live.ts';

export default {
  connection: {
    lostTitle: '连接已中断',
    lost: '您看到的内容可能不是最新的。请继续输入，内容不会丢失；系统正在重新连接。',
    backTitle: '连接已恢复',
    back: '您看到的内容已是最新。',
  },
  outgoing: {
    back: '您在 {{reference}} 中写的内容未能发送，已放回该个案的草稿。',
    stay: '您仍处于登录状态：有一条消息未能发送，已放回草稿。如要保留草稿并退出，请再次退出登录。',
    signedOut: '尚未发送，您就已退出登录。',
  },
  others: {
    writing_other: '{{names}}正在撰写',
    reading_other: '{{names}}正在查看此个案',
  },
  bell: {
    none: '通知，没有未读',
    unread_other: '通知，{{count}} 条未读',
  },
  keys: {
    title: '键盘快捷键',
    close: '关闭',
    afterwards: '然后',
    here: '本页面',
    everywhere: '所有页面',
    switch: '启用单键快捷键',
    switchWhy: '如果您容易误触按键，或使用语音输入，请关闭此项。与 Ctrl 组合的快捷键仍然有效。',
    help: '显示键盘快捷键',
    new: '登记新投诉',
    palette: '搜索或执行操作',
    search: '搜索投诉和顾客',
    go: '前往：{{page}}',
  },
  palette: {
    title: '搜索或执行操作',
    hint: '编号、内容、顾客、页面或操作',
    actions: '本页面',
    complaints: '投诉',
    customers: '顾客',
    pages: '页面',
    nothing: '未找到。请尝试输入编号（如 C-2026-000123）或其他词语。',
  },
} satisfies TextsOf<typeof en>;
