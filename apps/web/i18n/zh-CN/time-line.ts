import type { TextsOf } from '../texts-of.ts';
import type en from '../en/time-line.ts';

export default {
  list: '各时间段及其是否计时的原因',
  counts: '计时',
  doesNotCount: '不计时',
  look: {
    counted: '计时',
    idle: '非工作时间',
    dayOff: '休息日',
    holiday: '节假日',
    pause: '暂停计时',
  },
  whyNamed: '{{why}}（{{name}}）',
  why: {
    shift: '工作时间',
    break: '班次之间的间隔',
    night: '非工作时间',
    'day-off': '休息日',
    holiday: '节假日',
    pause: '计时暂停',
    elapsed: '全天计时',
    late: '已过时限',
    'day-of-receipt': '受理当日',
    day: '计入的日子',
  },
} satisfies TextsOf<typeof en>;
