import type { Sentences } from '../catalogue.ts';

/** Complaints and what is done about them: by the people who work on them, and by their customers. */
export const COMPLAINTS: Sentences = {
  'There is no such complaint, or it is not visible to you.': '没有这件投诉，或您无权查看。',
  'There is no complaint {0}, or it is not visible to you.': '没有编号为 {0} 的投诉，或您无权查看。',
  'There is no customer with this id, or none visible to you.': '没有此 ID 对应的顾客，或您无权查看。',
  '{0} was changed since you read it. Read it again and repeat your change on top.':
    '您读取之后，{0} 已被修改。请重新读取，再在其基础上作出修改。',
  'A complaint with this externalId was logged before: {0}.': '已登记过具有此 externalId 的投诉：{0}。',
  'A complaint with this externalId was logged before.': '已登记过具有此 externalId 的投诉。',
  'is {0}': '即 {0}',
  'lies in the future: write when the customer said it': '晚于当前时间，请填写顾客提出投诉的时间',
  'lies in the future: write when it happened': '晚于当前时间，请填写实际发生的时间',
  'lies in the future: write when it was said': '晚于当前时间，请填写消息发出的时间',
  new: '新建',
  open: '处理中',
  pending: '等待顾客',
  'on-hold': '搁置',
  resolved: '已解决',
  closed: '已关闭',
  merged: '已合并',

  // Status, merging, links.
  '{0} is {1}: from there it can become {2}, not {3}.': '{0} 的状态为 {1}，其后只能改为 {2}，不能改为 {3}。',
  'cannot follow {0}: write one of {1}': '不能从 {0} 改为此状态，可选：{1}',
  '{0} was merged: attach to the complaint that goes on.': '{0} 已合并，请将文件添加到继续处理的投诉。',
  '{0} was merged: write to the complaint that goes on.': '{0} 已合并，请在继续处理的投诉中撰写。',
  '{0} was merged: promise on the complaint that goes on.': '{0} 已合并，请在继续处理的投诉中作出承诺。',
  '{0} was merged: settle it on the complaint that goes on.': '{0} 已合并，请在继续处理的投诉中了结该承诺。',
  '{0} was merged: work on the complaint that goes on.': '{0} 已合并，请处理继续进行的投诉。',
  '{0} was merged: use the complaint that goes on.': '{0} 已合并，请改用继续处理的投诉。',
  '{0} was merged before.': '{0} 此前已经合并。',
  'is this complaint itself: write the one that goes on': '即此投诉本身，请填写继续处理的投诉',
  'is this complaint itself: write another': '即此投诉本身，请填写另一件',
  '{0} is {1}, so nobody works on it any more. Reopen it first, or merge into a live complaint.':
    '{0} [1]，已无人处理。请先重新打开，或合并到仍在处理的投诉。',
  '{0} has no such link to {1}.': '{0} 与 {1} 之间没有这样的关联。',
  'There is a known problem of this title already. Choose that one.': '已有同名的已知问题，请直接选择该问题。',
  'is no known problem: choose one from /api/v1/problems, or note it there first':
    '不是已登记的已知问题，请从 /api/v1/problems 中选择，或先在该处登记',
  'There is no such kind of link. The kinds are {0}.': '没有这种关联类型，可用的类型为：{0}。',

  // Steps.
  'There is no such step. The ten steps are {0}.': '没有这个步骤，十个步骤为：{0}。',
  'the step is {0}: it can stay so or become {1}, not {2}': '该步骤的状态为 {0}，只能保持不变或改为 {1}，不能改为 {2}',
  'state: {0}': 'state: [0]',
  'write why the step is passed over': '请填写跳过该步骤的原因',

  // Owners, handovers, offers.
  '{0} has an owner. Hand it over with a briefing, so that the customer never repeats the story.':
    '{0} 已有负责人。请附上说明进行交接，以免顾客重复讲述。',
  'use the handover with a briefing instead': '请改用附有说明的交接',
  'cannot be set on a complaint that was merged': '不能为已合并的投诉设置负责人',
  '{0} has no owner. Assign it instead.': '{0} 没有负责人，请直接分派。',
  'owns the complaint already: write somebody else': '已是此投诉的负责人，请选择其他人',
  '{0} has no such handover.': '{0} 没有这次交接。',
  'Only the new owner can confirm having read the briefing.': '只有新负责人才能确认已阅读交接说明。',
  'You were not offered this.': '此投诉没有分派给您征询意愿。',
  'This offer is over: it was answered, withdrawn, or its time ran out.': '此次征询已结束：已有答复、已撤回或已过期。',
  '{0} belongs to another team and cannot see {1}: choose somebody who can, or give the complaint to that team.':
    '{0} 属于其他团队，无权查看 {1}：请选择有权查看的人员，或将投诉转给该团队。',

  // Promises, follow-ups, reminders, escalations.
  'lies in the past: a promise is about what is to come': '早于当前时间，承诺须针对将来',
  '{0} has no such promise.': '{0} 没有这项承诺。',
  'This promise is kept already.': '此承诺已兑现。',
  'This promise is withdrawn already.': '此承诺已撤回。',
  'write why the promise is withdrawn, and tell the customer': '请填写撤回承诺的原因，并告知顾客',
  '{0} has no such follow-up.': '{0} 没有这次回访。',
  'This follow-up is planned: only one that was sent can be answered.': '此次回访尚未发送，发送后才能答复。',
  'This follow-up is answered: only one that was sent can be answered.': '此次回访已有答复，不能再次答复。',
  'This follow-up is cancelled: only one that was sent can be answered.': '此次回访已取消，不能答复。',
  'lies in the past: write when you want to be reminded': '早于当前时间，请填写您希望收到提醒的时间',
  'lies in the past: write until when it is to be put aside': '早于当前时间，请填写搁置到何时',
  '{0} is {1}: there is nothing to put aside.': '{0} [1]，无需搁置。',
  'You have no reminder with this id.': '您没有此 ID 对应的提醒。',
  'There is no such escalation, or it is not visible to you.': '没有这次升级，或您无权查看。',
  'Somebody took this escalation on already.': '已有人接手此次升级。',
  'This escalation ended: its deadline calls nobody any more.': '此次升级已结束，其时限不再通知任何人。',

  // Messages and files.
  '{0} has no such message.': '{0} 没有这条消息。',
  'There is no such file here, or it is not visible to you.': '没有这个文件，或您无权查看。',
  'The file {0}.': '文件[0]。',
  'is too large: send at most {0}': '过大，不能超过 [0]',
  '10 MB': '10 MB',
  'pictures (JPEG, PNG, GIF, WebP, AVIF, HEIC), PDF, Word, Excel, PowerPoint and OpenDocument files without macros, sound, video, and text or CSV in UTF-8':
    '图片（JPEG、PNG、GIF、WebP、AVIF、HEIC）、PDF、不含宏的 Word、Excel、PowerPoint 和 OpenDocument 文档、音频、视频，以及 UTF-8 编码的文本或 CSV',
  'is of a type that is not taken, whatever its name says: send {0}': '的实际类型不受支持，请发送[0]',
  'The file belongs to a message by now: it stays as it was.': '文件已附在消息中，不能再更改。',
  'This case has {0} files already, and takes no more.': '此个案已有 {0} 个文件，不能再添加。',
  '{0} files wait for their message already: send it, or take some of them back.':
    '已有 {0} 个文件等待随消息发送：请先发送消息，或移除部分文件。',
  'names no file that you uploaded here and that still waits': '不是您在此上传且尚待发送的文件',

  // Customers.
  'write both contactFrom and contactTo, or null for both': '请同时填写可联系时间的开始和结束，或两者均为 null',
  'is no day that exists: write it like 05-17 or 2026-05-17': '不是实际存在的日期，请写作 05-17 或 2026-05-17',
  'is there twice: write each day once': '重复出现，每个日子只能填写一次',
  'Another customer has this e-mail address.': '另一位顾客已使用此电子邮箱。',
  'Another customer without an e-mail address has this telephone. Give one of them an e-mail address first.':
    '另一位没有电子邮箱的顾客已使用此电话号码。请先为其中一位填写电子邮箱。',

  'is this customer: write the one who goes on': '是此顾客本人：请填写合并后保留的顾客',
  'is no customer: write the id of one from /api/v1/customers': '不是顾客：请填写 /api/v1/customers 中某位顾客的 ID',
  'This customer was merged into another one before.': '此顾客此前已并入另一位顾客。',
  'The customer who is to go on was merged into another one: merge into that one.':
    '要保留的顾客已并入另一位顾客：请合并到那位顾客。',
  'was merged': '已被合并',

  // What customers are told.
  'leave it empty: it is there for robots': '请将此栏留空，它用于识别机器人',
  'write your e-mail or your telephone number, so that we can answer': '请填写您的电子邮箱或电话号码，以便我们答复',
  'We have not answered {0} yet: you can rate it once we have.': '我们尚未答复 {0}，答复之后您即可评价。',
  'No answer of ours waits for you in {0}. Read it again: it may have been taken up again meanwhile.':
    '{0} 目前没有等待您确认的答复。请重新查看：此投诉可能已重新处理。',
  'This link has run out. Ask for a fresh one with POST /api/v1/public/case-links: it is mailed to you.':
    '此链接已过期。请通过 POST /api/v1/public/case-links 申请新的链接，我们会发送到您的邮箱。',
  'This link was withdrawn. Ask for a fresh one with POST /api/v1/public/case-links: it is mailed to the address of the complaint.':
    '此链接已被撤销。请通过 POST /api/v1/public/case-links 申请新的链接，我们会发送到该投诉登记的邮箱。',
  'This complaint has no such private link that still works.': '此投诉没有这样的有效专属链接。',
  'Revoking a private link': '撤销专属链接',
  'names no file that still waits: send it again, or leave it out': '没有对应的待附文件，请重新上传，或去掉此项',
  'No file waits under this ticket.': '此凭证没有对应的待附文件。',
  'There is no room for further files at this moment. Send the complaint without them; files can follow by the private link.':
    '目前无法接收更多文件。请先提交投诉，之后可通过专属链接补充文件。',
  'So many bytes of files came from your address within the hour that no more are taken. Send the complaint without them, or wait an hour.':
    '您的网络地址一小时内上传的文件过多，暂不再接收。请先提交投诉，或一小时后再试。',
  'This link opens nothing. See that all of it was copied, or ask for a fresh one with POST /api/v1/public/case-links.':
    '此链接无效。请确认已完整复制，或通过 POST /api/v1/public/case-links 申请新的链接。',
  'write the reference and the e-mail, or the token of a link of before':
    '请填写投诉编号和电子邮箱，或此前链接中的令牌',
  'write the address that the complaint was made with': '请填写投诉时使用的电子邮箱',
  '{0} is {1}: reopen it first, then somebody looks at it again.': '{0} [1]。请先要求重新处理，之后会有人再次查看。',
  "The customer's escalation of {0} waits already for somebody to take it on.": '顾客对 {0} 的升级请求已在等待接手。',

  // Reports.
  'There is no report of this name: write one of {0}.': '没有这个名称的报表，可用的报表为：{0}。',
  'lies before {0}: write the later day here': '早于 {0}，请在此填写较晚的日期',
  'lies more than ten years before the last day': '比最后一天早十年以上',
  'cannot be a time here: the report tells where cases wait now': '此处不能按时间分组：该报表显示个案目前停留在哪一步',
  'makes {0} rows: choose longer stretches': '将产生 {0} 行，请选择更长的时间段',
  'write an id, mine or none': '请填写 ID、mine 或 none',
};
