/** How long something takes is written as a number and a unit, and kept as an ISO 8601 duration. */
export const LEAD_UNITS = ['minutes', 'hours', 'days', 'weeks'] as const;
export type LeadUnit = (typeof LEAD_UNITS)[number];

const PATTERNS: Record<LeadUnit, RegExp> = {
  minutes: /^PT(\d+)M$/,
  hours: /^PT(\d+)H$/,
  days: /^P(\d+)D$/,
  weeks: /^P(\d+)W$/,
};

/** The number and unit of a duration; of one with several units, in minutes where that is whole. */
export function leadTimeParts(duration: string | undefined): { count: number | undefined; unit: LeadUnit } {
  if (duration === undefined) return { count: undefined, unit: 'days' };
  for (const unit of LEAD_UNITS) {
    const [, count] = PATTERNS[unit].exec(duration) ?? [];
    if (count !== undefined) return { count: Number(count), unit };
  }
  const [, days = '0', hours = '0', minutes = '0'] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration) ?? [];
  return { count: Number(days) * 1440 + Number(hours) * 60 + Number(minutes), unit: 'minutes' };
}

export function leadTimeOf(count: number | undefined, unit: LeadUnit): string | undefined {
  if (count === undefined) return undefined;
  return { minutes: `PT${count}M`, hours: `PT${count}H`, days: `P${count}D`, weeks: `P${count}W` }[unit];
}
