import type { Sentences } from '../catalogue.ts';

/** What is said of a request as such: its title by its status, its body, its key, who makes it (apps/api). */
export const REQUESTS: Sentences = {
  'The input is wrong': '填写内容有误',
  'Sign in first': '请先登录',
  'Not granted': '没有权限',
  'Not found': '未找到',
  'Not possible here': '此处不支持该操作',
  'Not possible now': '目前无法执行该操作',
  'Not valid any more': '已失效',
  'Changed meanwhile': '内容已被修改',
  'Too large': '内容过大',
  'Unsupported media type': '不支持的媒体类型',
  'Key used before': '该键已被使用',
  'Too many requests': '请求过于频繁',
  'Our fault': '系统出错',
  'Not ready': '服务尚未就绪',
  'Not possible': '无法执行该操作',

  'There is nothing at this address. See /api/docs.': '此地址没有内容。请参阅 /api/docs。',
  'The address cannot be read: write percent signs as %25 and other characters as UTF-8.':
    '无法识别该地址：百分号请写作 %25，其他字符请用 UTF-8 编码。',
  'It took too long and was stopped. {0} Ask for less: fewer days, or fewer complaints.':
    '查询耗时过长，已停止。[0]请缩小范围：减少天数或投诉数量。',
  'Very many reports are being read: try again in a minute.': '正在读取的报告过多，请一分钟后再试。',
  'Whoever asked has gone away.': '请求者已离开。',
  'Others were at the same, or it took too long. {0} Try again shortly.':
    '他人正在操作同一内容，或处理超时。[0]请稍后重试。',
  'The database cannot be reached right now. {0} Try again shortly.': '目前无法连接数据库。[0]请稍后重试。',
  'Something went wrong on our side. {0} Tell whoever runs this the instance.':
    '系统发生错误。[0]请将 instance 告知系统管理员。',
  'Nothing was changed.': '未作任何更改。',
  'It may have been done all the same: read it again before you repeat it, or repeat it with the same Idempotency-Key.':
    '操作可能已经完成：重试之前请先重新读取，或使用相同的 Idempotency-Key 重试。',
  'The body {0}': '请求正文[0]',
  'is too large: write at most 2 MiB': '过大，最多 2 MiB',
  'must be JSON: send it with Content-Type: application/json': '须为 JSON，请以 Content-Type: application/json 发送',
  'cannot be read: {0}': '无法识别：{0}',

  'Sign in with POST /api/v1/sessions and send its accessToken as "Authorization: Bearer …".':
    '请通过 POST /api/v1/sessions 登录，并将得到的 accessToken 放入“Authorization: Bearer …”发送。',
  'This needs the permission {0}, which your role {1} does not have.': '此操作需要权限 {0}，您的角色 {1} 没有该权限。',
  'Nobody may do this.': '任何人都不能执行此操作。',
  'There is nothing with this id: ids are UUIDs.': '没有此 ID 对应的内容：ID 均为 UUID。',
  'Too many requests from your address. Wait as long as Retry-After says (seconds), then try again.':
    '来自您的地址的请求过于频繁。请等待 Retry-After 所示的秒数后重试。',
  'write 1 to 200 visible ASCII characters, like a UUID': '请填写 1 至 200 个可见的 ASCII 字符，例如 UUID',
  'This Idempotency-Key was used with another request. Use a new key for a new request.':
    '此 Idempotency-Key 已用于另一个请求。新的请求请使用新的键。',
  'The first request with this Idempotency-Key is still running. Try again in a second.':
    '使用此 Idempotency-Key 的首个请求仍在处理中，请稍后重试。',
  'The service is about to stop. Listen again shortly.': '服务即将停止，请稍后重新连接。',
  'write the nextCursor of the page before, unchanged, with the same sort':
    '请原样填写上一页的 nextCursor，并保持相同的排序',

  // Files.
  'The body {0}.': '请求正文[0]。',
  'must be a form with one file: send it as multipart/form-data in the field "file"':
    '须为包含一个文件的表单：请以 multipart/form-data 在字段“file”中发送',
  'is missing: send the file in the field "file"': '缺少文件：请在字段“file”中发送',
  'is missing: send one file': '缺少文件：请发送一个文件',
  'is there more than once: send one file with each request': '文件多于一个：每次请求请只发送一个文件',
  'has too many fields: send a form with the file alone, in the field "file"':
    '字段过多：请在表单中只发送文件，并使用字段“file”',
  'cannot be read: send a whole form (multipart/form-data) with one file':
    '无法识别：请发送包含一个文件的完整表单（multipart/form-data）',

  // Who may.
  'The e-mail address or the password is wrong. Check both and try again.': '邮箱或密码不正确，请检查后重试。',
  'Your session is over. Sign in again.': '登录已过期，请重新登录。',
  '{0} needs the permission {1}, which your role does not have.': '[0]需要权限 {1}，您的角色没有该权限。',
  'Passing over a step': '跳过步骤',
  'Passing a shut gate': '越过未满足的条件',
  'Assigning it to somebody else': '分派给其他人',
  "Handing over somebody else's complaint": '交接他人负责的投诉',
  "Keeping somebody else's absences": '登记他人的请假',
};
