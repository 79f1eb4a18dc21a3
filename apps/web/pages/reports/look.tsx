import classes from './reports.module.css';

/** Colours of what is drawn, each with a second sign beside it: what went wrong is hatched, lines have dashes of their own. */
export const HUES = {
  blue: 'var(--hue-blue)',
  red: 'var(--hue-red)',
  green: 'var(--hue-green)',
  purple: 'var(--hue-purple)',
  gray: 'var(--hue-gray)',
} as const;

/** The patterns that charts of the page refer to; once on the page. */
export function Patterns() {
  return (
    <svg className={classes.defs} aria-hidden focusable="false">
      <defs>
        <pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="var(--mantine-color-body)" />
          <rect width="4" height="6" fill={HUES.red} />
        </pattern>
      </defs>
    </svg>
  );
}

/** What all charts have in common: they are read out by their sentence and their table, not bar by bar. */
export const CHART = {
  h: 240,
  mt: 'xs',
  withLegend: true,
  accessibilityLayer: false,
  textColor: 'var(--mantine-color-text)',
  tooltipAnimationDuration: 0,
  legendProps: { verticalAlign: 'bottom' },
  styles: { axisLabel: { fill: 'var(--mantine-color-text)' } },
} as const;

/** For an axis that writes each of its marks. */
export const EVERY = { interval: 0 } as const;

/** For names of any length below bars: each is written, aslant, and cut where it would be too long. */
export const SLANTED = {
  ...EVERY,
  angle: -30,
  textAnchor: 'end',
  height: 64,
  tick: { fontSize: 11, fill: 'var(--mantine-color-text)' },
  tickFormatter: (name: string) => (name.length > 14 ? `${name.slice(0, 13)}…` : name),
} as const;

/** The same for bars, which would move for people who asked for less motion. */
export const STILL = { isAnimationActive: false } as const;
