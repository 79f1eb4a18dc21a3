import type { EntityManager } from 'typeorm';
import { CannedReply } from '#database/entities/canned-reply';
import { newId } from '#kernel/ids';

/** What the demo company's people write again and again: with a date, an apology, and nobody blamed. */
const REPLIES: readonly Omit<CannedReply, 'id' | 'version'>[] = [
  {
    shortcut: 'received',
    category: null,
    texts: {
      en: {
        title: 'We have it, and who looks after it',
        body: 'Dear {{customer.name}},\n\nthank you for telling us. I am sorry for the trouble you had. I look after your complaint {{reference}} from now on, so you do not have to tell your story again.\n\nI will get back to you by {{promise.dueAt}}.\n\nKind regards\n{{agent.name}}',
      },
      'zh-CN': {
        title: '已收到，由我负责',
        body: '尊敬的{{customer.name}}：\n\n感谢您告诉我们。给您带来不便，我们深表歉意。您的投诉（{{reference}}）由我负责到底，您无需再次说明情况。\n\n我会在{{promise.dueAt}}之前给您答复。\n\n{{agent.name}}',
      },
    },
  },
  {
    shortcut: 'promise',
    category: null,
    texts: {
      en: {
        title: 'What happens next, and by when',
        body: 'Dear {{customer.name}},\n\nthis is what happens next: {{promise.what}}. It will be done by {{promise.dueAt}}; should anything stand in the way, you hear from me before then.\n\nKind regards\n{{agent.name}}',
      },
      'zh-CN': {
        title: '下一步及完成时间',
        body: '尊敬的{{customer.name}}：\n\n接下来的安排是：{{promise.what}}，将于{{promise.dueAt}}之前完成。如有任何变化，我会提前告知您。\n\n{{agent.name}}',
      },
    },
  },
  {
    shortcut: 'update',
    category: null,
    texts: {
      en: {
        title: 'No news yet, but not forgotten',
        body: 'Dear {{customer.name}},\n\nI do not have the answer for you yet, and I am sorry that it takes longer than you should have to wait. I am still on it, and you hear from me again by {{promise.dueAt}} at the latest.\n\nKind regards\n{{agent.name}}',
      },
      'zh-CN': {
        title: '进展通报',
        body: '尊敬的{{customer.name}}：\n\n您的问题目前仍在处理中，让您久等了，非常抱歉。我会持续跟进，最迟于{{promise.dueAt}}再次向您通报进展。\n\n{{agent.name}}',
      },
    },
  },
  {
    shortcut: 'refund',
    category: 'billing',
    texts: {
      en: {
        title: 'The refund is on its way',
        body: 'Dear {{customer.name}},\n\nI am sorry that your bill was wrong. The refund is on its way: you have it on your account by {{promise.dueAt}}. You need not do anything for it.\n\nKind regards\n{{agent.name}}',
      },
      'zh-CN': {
        title: '退款已办理',
        body: '尊敬的{{customer.name}}：\n\n账单有误，给您添麻烦了，非常抱歉。退款已为您办理，款项将于{{promise.dueAt}}之前到账，您无需再做任何操作。\n\n{{agent.name}}',
      },
    },
  },
  {
    shortcut: 'new-delivery',
    category: 'delivery',
    texts: {
      en: {
        title: 'A new delivery date',
        body: 'Dear {{customer.name}},\n\nI am sorry that you waited in vain. Your order now comes by {{promise.dueAt}}, and I check on the day itself that it is on its way to you.\n\nKind regards\n{{agent.name}}',
      },
      'zh-CN': {
        title: '重新安排配送',
        body: '尊敬的{{customer.name}}：\n\n让您白等了一场，非常抱歉。您的订单将于{{promise.dueAt}}之前送达，当天我会亲自确认配送情况。\n\n{{agent.name}}',
      },
    },
  },
  {
    shortcut: 'replacement',
    category: 'product',
    texts: {
      en: {
        title: 'A replacement, and the old one is collected',
        body: 'Dear {{customer.name}},\n\nI am sorry that it did not reach you in the state it should have. A replacement comes by {{promise.dueAt}}, and the driver takes the old one along; you need not pack it.\n\nKind regards\n{{agent.name}}',
      },
      'zh-CN': {
        title: '更换商品，旧件上门取回',
        body: '尊敬的{{customer.name}}：\n\n商品未能完好送达，非常抱歉。我们将于{{promise.dueAt}}之前为您更换，旧件由配送员上门取回，您无需包装。\n\n{{agent.name}}',
      },
    },
  },
  {
    shortcut: 'photo',
    category: null,
    texts: {
      en: {
        title: 'A picture would help',
        body: 'Dear {{customer.name}},\n\nto choose the right remedy at once, a picture of the damage would help me: simply reply to this message and attach it. I have everything else already.\n\nKind regards\n{{agent.name}}',
      },
      'zh-CN': {
        title: '请提供照片',
        body: '尊敬的{{customer.name}}：\n\n为了尽快给您最合适的解决方案，请您回复此消息并附上损坏处的照片。其余信息我们均已掌握，无需再次提供。\n\n{{agent.name}}',
      },
    },
  },
];

/** Writes them down, where there is no such shortcut yet. */
export async function writeCannedReplies(manager: EntityManager): Promise<void> {
  await manager
    .createQueryBuilder()
    .insert()
    .into(CannedReply)
    .values(REPLIES.map((reply) => ({ ...reply, id: newId() })))
    .orIgnore()
    .execute();
}
