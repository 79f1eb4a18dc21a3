import { Button, mergeThemeOverrides, Radio, Textarea, TextInput } from '@mantine/core';
import { theme } from '../theme.ts';

const LARGE = { defaultProps: { size: 'md' as const } };

/** The same look, larger: a phone zooms into fields whose text is smaller than 16 px, and thumbs need room. */
export const portalTheme = mergeThemeOverrides(theme, {
  components: {
    Button: Button.extend(LARGE),
    Radio: Radio.extend(LARGE),
    RadioGroup: Radio.Group.extend(LARGE),
    TextInput: TextInput.extend(LARGE),
    Textarea: Textarea.extend(LARGE),
  },
});
