import type { Sentences } from '../catalogue.ts';

/** What single fields demand (libs/kernel). */
export const FIELDS: Sentences = {
  'is missing: {0}': '未填写，[0]',
  'cannot be null: {0}': '不能为 null，[0]',
  'is wrong': '填写有误',
  ' (and {0} more)': '（另有 {0} 处）',
  'is not known here: leave it out, or write one of {0}': '没有这个字段：请去掉，或改用以下字段之一：{0}',

  'write a text of at most {0} characters': '请填写不超过 {0} 个字符的文本',
  'write a text of {0} to {1} characters': '请填写 {0} 至 {1} 个字符的文本',
  'is empty: {0}': '内容为空，[0]',
  'is too long ({0} characters): {1}': '内容过长（{0} 个字符），[1]',
  'is too short: {0}': '内容过短，[0]',
  'holds the character U+0000, which cannot be stored: leave it out': '含有无法保存的字符 U+0000，请将其删除',
  'holds half of a surrogate pair: write well-formed Unicode': '含有不完整的 Unicode 字符，请重新填写',

  'write a day that exists, like 2026-11-20': '请填写实际存在的日期，例如 2026-11-20',
  'write a language tag, like en or zh-CN': '请填写语言标签，例如 en 或 zh-CN',
  'write an IANA time zone, like Asia/Shanghai': '请填写 IANA 时区，例如 Asia/Shanghai',
  'write an instant that exists, with Z or an offset, like 2026-11-20T09:00:00Z':
    '请填写实际存在的时刻，并注明 Z 或时差，例如 2026-11-20T09:00:00Z',
  'write an ISO 8601 duration, like P3D, PT4H or PT30S': '请填写 ISO 8601 时长，例如 P3D、PT4H 或 PT30S',
  'write true or false': '请填写 true 或 false',
  'write a UUID, like 01890a5d-ac96-774b-bcce-b302099a8057': '请填写 UUID，例如 01890a5d-ac96-774b-bcce-b302099a8057',
  'write the UUID in lower case': 'UUID 请使用小写字母',
  'write a UUID in lower case, like 01890a5d-ac96-774b-bcce-b302099a8057':
    '请填写小写的 UUID，例如 01890a5d-ac96-774b-bcce-b302099a8057',
  'write an e-mail address, like name@company.example': '请填写电子邮箱地址，例如 name@company.example',
  'write a telephone number with at least five digits, like +8613800000000':
    '请填写至少五位数字的电话号码，例如 +8613800000000',
  'write a currency code of ISO 4217 in capitals, like CNY': '请填写 ISO 4217 货币代码（大写），例如 CNY',
  'write the currency in capitals': '货币代码请使用大写字母',

  'write a whole number': '请填写整数',
  'write a number': '请填写数字',
  'write {0} up to {1}': '请填写不大于 {1} 的[0]',
  'write {0} from {1} up': '请填写不小于 {1} 的[0]',
  'write {0} from {1} to {2}': '请填写 {1} 至 {2} 之间的[0]',
  'a whole number': '整数',
  'a number': '数字',

  'write one of {0}': '请填写以下之一：{0}',
  'write nothing but {0}': '只能填写 {0}',
  'write each entry once': '每一项只能填写一次',
  'write at most {0} entries': '最多填写 {0} 项',
  'write at least {0} entries': '至少填写 {0} 项',
  'write a list of {0}': '请填写[0]列表',
  texts: '文本',
  UUIDs: ' UUID ',
  objects: '对象',
  'some of {0}': '可选值（{0}）的',
  'write a list of objects': '请填写对象列表',
  'write an object with named fields': '请填写带字段名的对象',
  'write an object whose values are texts, numbers, true, false or null':
    '请填写对象，其值为文本、数字、true、false 或 null',
  'write at most {0} names': '最多填写 {0} 个名称',
  'write at most {0} characters': '最多填写 {0} 个字符',
  'the name {0} is not allowed: choose another': '不能使用名称 {0}，请换一个',
  'the name {0} must have 1 to 60 characters': '名称 {0} 须为 1 至 60 个字符',
  '{0}: {1}': '{0}：[1]',
  '{0}: write a text, a number, true, false or null': '{0}：请填写文本、数字、true、false 或 null',

  // Texts of a given form (libs/contracts/bodies), as in "write a time of day".
  'write {0}': '请填写[0]',
  'a reference, like C-2026-000123': '投诉编号，例如 C-2026-000123',
  'a time of day, like 08:00': '一天中的时间，例如 08:00',
  'a time of day, like 09:00': '一天中的时间，例如 09:00',
  'a time of day, like 17:00 or 24:00': '一天中的时间，例如 17:00 或 24:00',
  'a time of day, like 20:00 or 24:00': '一天中的时间，例如 20:00 或 24:00',
  'a day like 05-17 for every year, or 2026-05-17 for once': '日期：每年的写 05-17，仅一次的写 2026-05-17',
  'a name of at most 80 characters': '不超过 80 个字符的名称',
  'a short word of a to z, 0 to 9 and hyphens, like refund-delay':
    '由 a 至 z、0 至 9 和连字符组成的短词，例如 refund-delay',
  'a share like 75%, PT0S for the breach, -PT15M before or +PT1H after it':
    '占比（例如 75%）、PT0S（到期时）、-PT15M（到期前）或 +PT1H（到期后）',
  'an id, me or nobody': ' ID、me 或 nobody',
  'an id, mine or none': ' ID、mine 或 none',
};
