import type { Sentences } from '../catalogue.ts';

/** Policies, ladders, regimes and follow-up plans (libs/clocks, libs/recovery). */
export const DEADLINES: Sentences = {
  'is none of {0}.': '不在可选值之中：{0}。',
  "'{0}' is neither 'business' nor 'elapsed'.": '“{0}”既不是 business 也不是 elapsed。',
  'write how long a complaint of severity {0} may take.': '请填写严重程度为“[0]”的投诉可用多长时间。',
  low: '低',
  normal: '普通',
  high: '高',
  critical: '紧急',

  'is missing: say which webhook is called.': '未填写：请选择要调用的 Webhook。',
  'belongs to call-webhook only.': '仅适用于 call-webhook。',
  "'{0}' is given twice; leave it out to get a new one.": '“{0}”重复出现，留空即可自动生成。',
  "'{0}' lies after the deadline; write how long after, such as '+PT1H'.":
    '“{0}”晚于时限，请填写超时后多久，例如 +PT1H。',
  "'{0}' is neither a share such as '75%' nor an offset such as '+PT1H' or '-PT15M'.":
    '“{0}”既不是占比（例如 75%），也不是相对时间（例如 +PT1H 或 -PT15M）。',
  'is no webhook: write the id of one from /api/v1/webhooks': '没有这个 Webhook，请填写 /api/v1/webhooks 中的 ID',
  'is blank: leave it out to get a new one': '不能为空白，不填写即可自动生成',

  'write what the regime is called, in at most 200 characters.': '请填写监管规则的名称，不超过 200 个字符。',
  'write a list with at least one obligation; for no regime write null.':
    '请填写至少含有一项义务的列表；不适用监管规则时请填写 null。',
  "'{0}' is given twice: the shorter time is the one that counts.": '“{0}”重复出现：以较短的时间为准。',
  'write exactly one of {0}.': '以下各项须填写且只填写其中之一：{0}。',
  'write an ISO 8601 duration, such as PT24H.': '请填写 ISO 8601 时长，例如 PT24H。',
  'write a whole number of days from 1 to {0}.': '请填写 1 至 {0} 之间的整数天数。',
  'write an object with {0}.': '请填写包含 {0} 的对象。',
  'is not known here: write {0}.': '没有这个字段，可用的字段为：{0}。',
  "'{0}' is none of {1}.": '“{0}”不在可选值之中：{1}。',

  'is not later than the one before: write them in ascending order': '不晚于前一次，请按从早到晚的顺序填写',
};
