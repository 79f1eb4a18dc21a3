export default {
  list: 'Every stretch of time, and why it counts or does not',
  counts: 'Counts',
  doesNotCount: 'Does not count',
  look: {
    counted: 'counts',
    idle: 'outside working hours',
    dayOff: 'day off',
    holiday: 'holiday',
    pause: 'paused',
  },
  why: {
    shift: 'working hours',
    break: 'break between shifts',
    night: 'outside working hours',
    'day-off': 'day off',
    holiday: 'holiday',
    pause: 'the clock stands still',
    elapsed: 'around the clock',
    'day-of-receipt': 'day of receipt',
    day: 'day that counts',
  },
};
