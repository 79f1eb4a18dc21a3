import { createTheme, defaultVariantColorsResolver } from '@mantine/core';
import i18next from 'i18next';

/** Colours whose darkest shade is still too pale for words on their own tint or on white. */
const PALE = ['orange', 'yellow', 'green'];

/** Notices are shown from anywhere; their button has its name in the language of the moment. */
const closeButton = {
  get 'aria-label'() {
    return i18next.t('action.close');
  },
};

/** Mantine's, with a last shade that can be read on white, and white on it. */
const ORANGE = [
  '#fff4e6', '#ffe8cc', '#ffd8a8', '#ffc078', '#ffa94d', '#ff922b', '#fd7e14', '#f76707', '#e8590c', '#c2410c',
] as const; // prettier-ignore

/** The look of console and customers' pages. Shades are those on which white text has a contrast of at least 4.5. */
export const theme = createTheme({
  colors: { orange: ORANGE },
  primaryColor: 'cyan',
  primaryShade: 9,
  autoContrast: true,
  // Where black and white can be read equally well.
  luminanceThreshold: 0.18,
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  headings: { fontWeight: '650' },
  components: {
    Badge: { defaultProps: { tt: 'none' } },
    // Where the focus would wait for the first arrow; in a menu there may be nothing but its items (axe: aria-required-children).
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Notification: {
      defaultProps: {
        closeButtonProps: closeButton,
        styles: { description: { color: 'var(--mantine-color-text)' } },
      },
    },
  },
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    const color = input.color ?? 'cyan';
    // On its own tint while the pointer is over it.
    if (input.variant === 'light' && color === 'cyan')
      return {
        ...colors,
        color: `light-dark(color-mix(in srgb, var(--mantine-color-cyan-9) 85%, black), ${colors.color})`,
      };
    if (!['light', 'outline', 'subtle'].includes(input.variant) || !PALE.includes(color)) return colors;
    const darker = `color-mix(in srgb, var(--mantine-color-${color}-9) 65%, black)`;
    return { ...colors, color: `light-dark(${darker}, ${colors.color})` };
  },
});
