import type en from '../en/duration.ts';
import type { TextsOf } from '../texts-of.ts';

export default {
  days_other: '{{count}}天',
  hours_other: '{{count}}小时',
  minutes_other: '{{count}}分钟',
  seconds_other: '{{count}}秒',
  example: '4小时30分钟',
  unclear: '请写成“4小时30分钟”或“90分钟”的形式',
} satisfies TextsOf<typeof en>;
