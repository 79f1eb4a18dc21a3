import type { Sentences } from '../catalogue.ts';

/** What the company sets up: names, people, teams, vocabulary, replies, webhooks, views. */
export const SETTINGS: Sentences = {
  'There is nothing with this id.': '没有此 ID 对应的内容。',
  'There is one of this name already. Choose another name.': '已有同名的内容，请换一个名称。',
  'is taken': '已被使用',
  'It is used by {0}: {1}. Change that first.': '仍被[0]使用：{1}。请先修改这些内容。',
  policies: '时限策略',
  teams: '团队',
  people: '人员',
  customers: '顾客',
  complaints: '投诉',
  ladders: '升级阶梯',
  'follow-up plans': '回访计划',
  'custom fields': '自定义字段',
  'is no calendar: write the id of one from /api/v1/calendars': '没有这个工作日历，请填写 /api/v1/calendars 中的 ID',
  'is no ladder: write the id of one from /api/v1/ladders': '没有这个升级阶梯，请填写 /api/v1/ladders 中的 ID',
  'is no follow-up plan: write the id of one from /api/v1/follow-up-plans':
    '没有这个回访计划，请填写 /api/v1/follow-up-plans 中的 ID',

  // People.
  'is not your present password': '不是您的当前密码',
  'is the present one: choose another one': '与当前密码相同，请另设一个',
  'There is nobody with this id.': '没有此 ID 对应的人员。',
  'There is nobody with this id who works here.': '没有此 ID 对应的在职人员。',
  'There is no team with this id.': '没有此 ID 对应的团队。',
  'This is the last manager: make somebody else one first, or nobody can change anything any more.':
    '这是最后一位经理：请先将其他人设为经理，否则将无人能够更改设置。',
  'Somebody signs in with this e-mail address already.': '已有人使用此电子邮箱登录。',
  'There is a team of this name already.': '已有同名的团队。',
  'is no team: write the id of one from /api/v1/teams': '没有这个团队，请填写 /api/v1/teams 中的 ID',
  'is no IANA time zone: write one like Asia/Shanghai': '不是 IANA 时区，请填写例如 Asia/Shanghai',
  'is nobody who works here: write the id of an active agent from /api/v1/agents':
    '不是在职人员，请填写 /api/v1/agents 中在职坐席的 ID',
  'is not later than `from`: write when the absence ends, or null': '不晚于开始时间：请填写请假的结束时间，或填写 null',

  'is missing: write both, or neither': '未填写，开始和结束须同时填写或都不填写',
  'is not later than `from`': '不晚于 `from`',

  // The company's own words.
  'stays {0}, which complaints hold: change the labels, or make another one':
    '投诉中写的是 {0}，不能更改：请修改显示名称，或另建一个',
  'is the same tag: write another one': '是同一个标签，请填写另一个',
  'belong to the type choice: leave them out': '仅类型为 choice 时适用，请去掉',
  'are missing: write at least one': '未填写，请至少填写一项',
  'stands there twice: write each value once': '重复出现，每个值只能填写一次',
  'write a text': '请填写文本',
  'Another canned reply has this shortcut. Choose another one.': '其他常用回复已使用此快捷词，请换一个。',
  'holds no text: write it in one of {0}': '没有内容，请至少用一种语言填写：{0}',
  'uses {0}, which nothing is known of: use {1}': '含有未知的变量 {0}，可用的变量为：{1}',
  'opens or closes a variable only: write it as {0}': '变量的括号不完整，请写作 {0}',

  // Mails.
  'There is no message of this name.': '没有这个名称的邮件。',
  'Messages are written in {0}.': '邮件使用以下语言：{0}。',
  'holds a line break or another sign that no subject can hold: write it in one line':
    '含有换行或其他不能用于主题的字符，请写成一行',
  'lacks {0}, without which the message says nothing: put it in': '缺少 {0}，没有它邮件就没有内容，请加入',
  'has {0} among other words: it stands for whole paragraphs, so put it on a line of its own with blank lines around it':
    '{0} 代表完整的段落，不能与其他文字同行，请单独成行并在前后留空行',

  // Two people at the same.
  'Somebody else changed this since you read it. Read it again and repeat your change on top.':
    '在您读取之后，其他人修改了此项。请重新读取，再在其基础上修改。',

  // Webhooks.
  'is no address: write one like https://tickets.company.example/hooks/amends':
    '不是有效的地址，请填写例如 https://tickets.company.example/hooks/amends',
  'holds a user name or a password: leave them out, the signature says who calls':
    '含有用户名或密码，请去掉：签名已能表明调用方',
  'holds a fragment, which is never sent: leave out the part from # on':
    '含有不会被发送的片段标识，请去掉 # 及其后的部分',
  'The webhook {0} is switched off: switch it on first.': 'Webhook“{0}”已停用，请先启用。',
  'It is being called right now: look again in a minute.': '正在调用，请一分钟后再查看。',

  // Views and notifications of one's own, background work.
  'You keep {0} views already. Delete one first.': '您已保存 {0} 个视图，请先删除一个。',
  'You have a view of this name already. Choose another name.': '您已有同名的视图，请换一个名称。',
  'is taken by another view of yours': '已被您的另一个视图使用',
  'are not those of all your views, each once: read them again, then put them in order':
    '须恰好包含您的每个视图各一次：请重新读取后再排序',
  'You have no notification with this id.': '您没有此 ID 对应的通知。',
  'Nothing of this kind and id has failed, or it went well meanwhile.':
    '没有此类型和 ID 的失败任务，或任务已在此期间成功完成。',
};
