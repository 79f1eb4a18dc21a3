import type { Sentences } from '../catalogue.ts';

/** Calendars, durations and lists of days (libs/calendar). */
export const CALENDARS: Sentences = {
  'must be a list.': '须为列表。',
  'must be an object with named fields.': '须为带字段名的对象。',
  'must be an object with a country.': '须为含有国家的对象。',
  'must be a text.': '须为文本。',
  'A calendar needs hours: without any, no deadline would ever come. Add at least one shift.':
    '日历须有工作时间，否则时限永远不会到期。请至少添加一个时段。',
  "'{0}' is not a time zone we know; write a name such as 'Europe/Berlin'.":
    '“{0}”不是已知的时区，请填写名称，例如 Europe/Berlin。',
  'name at least one day: {0}.': '请至少选择一天：{0}。',
  "'{0}' is not one of {1}.": '“{0}”不在可选值之中：{1}。',
  '{0} is given twice; put all its hours into one entry.': '{0} 重复出现，请把当天的时段合并为一项。',
  'give either `shifts` or `like`, not both.': '`shifts` 和 `like` 只能填写其中之一。',
  'there are no hours on {0}; name a weekday that has shifts.': '[0]没有工作时间，请选择有时段的一天。',
  'a special day needs hours, its own (`shifts`) or those of a weekday (`like`); a day without work belongs into `closed`.':
    '特殊工作日须有工作时间：自己的时段（`shifts`）或与某个星期几相同（`like`）。不工作的日子请放入 `closed`。',
  '{0} is a special day as well; decide for one of the two.': '{0} 同时也是特殊工作日，请只保留其中之一。',
  "'{0}' is not a date; write a local date as '2026-12-24'.": '“{0}”不是日期，请填写当地日期，例如 2026-12-24。',
  "'{0}' is not a time of day; write hours and minutes, {1}.": '“{0}”不是一天中的时间，请填写时和分，[1]。',
  "'00:00' to '24:00'": '00:00 至 24:00',
  "'00:00' to '23:59'": '00:00 至 23:59',
  'overlaps with {0} {1}; make it one shift or change the times.': '与 {0} 重叠（[1]），请合并为一个时段或修改时间。',
  'on {0}': '{0}',
  mon: '星期一',
  tue: '星期二',
  wed: '星期三',
  thu: '星期四',
  fri: '星期五',
  sat: '星期六',
  sun: '星期日',

  // Holidays of a country.
  "'{0}' is not {1}: {2}.": '“{0}”不是[1]：[2]。',
  'a country whose holidays we know': '已收录节假日的国家或地区',
  'a region of {0}': '{0} 的地区',
  'a town of {0}-{1}': '{0}-{1} 的城市',
  'none is known there': '当地没有收录任何一个',
  'name the region in which it lies as well.': '请同时填写所在的地区。',
  'name at least one type.': '请至少选择一种类型。',

  "'{0}' is no country whose holidays are known: leave it out to see all.":
    '没有收录“{0}”的节假日，不填写即可查看所有国家和地区。',

  // Trying.
  'give exactly one of `calendar` and `calendarId`.': '`calendar` 与 `calendarId` 须填写且只填写其中之一。',
  'lies before `from`: a pause ends after it begins.': '早于 `from`：暂停须先开始后结束。',
  'give exactly one of `duration` (when is it due?) and `end` (how much time passed?).':
    '`duration`（何时到期）与 `end`（经过多少时间）须填写且只填写其中之一。',
  'leads more than ten years away from `start`: try a shorter time.': '距离 `start` 超过十年，请填写较短的时间。',
  'The calendar has not enough working time left to reach this deadline. Add shifts or special days to it.':
    '日历剩余的工作时间不足，无法算到该时限。请添加时段或特殊工作日。',
  'No working time is left; add weekly shifts, or special days further ahead.':
    '已没有剩余的工作时间，请添加每周时段，或添加更晚的特殊工作日。',

  // Durations.
  "'{0}': a day of business time is ambiguous; write the working hours, such as PT8H.":
    '“{0}”：工作时间中的“一天”含义不明，请写明工时，例如 PT8H。',
  "'{0}' is no time at all; write more than zero.": '“{0}”不是有效的时长，须大于零。',
  "'{0}' is longer than ten years.": '“{0}”超过十年。',
  "'{0}' has a sign; write a duration without one, such as PT8H.": '“{0}”带有正负号，请填写不带符号的时长，例如 PT8H。',
  "'{0}' has a fraction; write whole seconds, such as PT90S.": '“{0}”含有小数，请填写整秒数，例如 PT90S。',
  "'{0}' has years or months, which have no fixed length; write PT8H or P30D.":
    '“{0}”含有年或月，其长度不固定，请写作 PT8H 或 P30D。',
  "'{0}' is not an ISO 8601 duration; write for example PT8H, PT1H30M or PT30S.":
    '“{0}”不是 ISO 8601 时长，请填写例如 PT8H、PT1H30M 或 PT30S。',

  // Lists of days.
  'write {"days": [{"date": "2026-10-01", "name": "国庆节", "isOffDay": true}]}, or the list alone.':
    '请填写 {"days": [{"date": "2026-10-01", "name": "国庆节", "isOffDay": true}]}，或只填写其中的列表。',
  'write at most {0} entries at once.': '一次最多填写 {0} 项。',
  'would make more than {0} days: remove those of years gone by from the calendar.':
    '将超过 {0} 天，请先从日历中移除往年的日期。',
  'is no iCalendar file: it must begin with BEGIN:VCALENDAR.': '不是 iCalendar 文件：须以 BEGIN:VCALENDAR 开头。',
  'holds more than {0} events: write fewer at once.': '包含超过 {0} 个事件，请分次导入。',
  'is neither an object nor a date.': '既不是对象也不是日期。',
  '`{0}` must be true or false.': '`{0}` 须为 true 或 false。',
  '`isOffDay` and `working` contradict each other.': '`isOffDay` 与 `working` 相互矛盾。',
  'has no date: write one such as 2026-12-25.': '没有日期，请填写，例如 2026-12-25。',
  "'{0}' is not a date that exists; write it as 2026-12-25.": '“{0}”不是实际存在的日期，请写作 2026-12-25。',
  'its name must be a text of {0} characters at most.': '名称须为不超过 {0} 个字符的文本。',
  'its name holds characters that cannot be stored.': '名称含有无法保存的字符。',
  '{0} is {1} here, and {2} in {3}: decide for one.': '{0} 在此为[1]，而在第 {3} 行为[2]，请只保留一种。',
  'a working day': '工作日',
  'a day off': '休息日',
  'is a working day, but no weekday has hours that it could have.': '是工作日，但没有任何一天的工作时间可供沿用。',
  'does not end: END:VEVENT is missing.': '没有结尾：缺少 END:VEVENT。',
  'has no DTSTART.': '缺少 DTSTART。',
  'is cancelled.': '已取消。',
  'has a time of day: only whole days can be taken, with VALUE=DATE.': '带有具体时间：只接受全天事件（VALUE=DATE）。',
  "'{0}' is not a date that exists.": '“{0}”不是实际存在的日期。',
  'ends before it begins.': '结束早于开始。',
  'goes on for {0} days: at most {1} are taken at once.': '持续 {0} 天，一次最多接受 {1} 天。',
  'comes back more often than every year: such days belong into the weekly hours.':
    '重复频率高于每年一次，此类日子请写入每周的工作时间。',
  'has a rule that cannot be followed: {0}': '含有无法执行的重复规则：{0}',
  'does not come between {0} and {1}.': '在 {0} 年至 {1} 年之间没有出现。',
};
