import { TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDurationWords } from './duration-words.ts';
import { readDuration } from './read-duration.ts';

interface DurationFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  /** ISO 8601; empty: none. */
  value?: string | null;
  /** Gets ISO 8601, or what was typed where it cannot be understood. */
  onChange?: (value: string) => void;
  /** From the form, for a field that it does not keep itself. */
  defaultValue?: unknown;
}

/** A length of time in words of a person; how it was understood stands in it once it is left. */
export function DurationField({ value, onChange, error, onBlur, defaultValue: _, ...input }: DurationFieldProps) {
  const { t } = useTranslation('duration');
  const words = useDurationWords();
  const [typed, setTyped] = useState(() => (value ? words(value) : ''));
  const isUnclear = typed.trim() !== '' && readDuration(typed) === null;

  useEffect(() => {
    if (value && value !== readDuration(typed) && value !== typed) setTyped(words(value));
    if (!value && typed.trim() !== '' && readDuration(typed) !== null) setTyped('');
    // Only what comes from outside replaces what stands there.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [value]);

  return (
    <TextInput
      placeholder={t('example')}
      {...input}
      value={typed}
      error={isUnclear ? t('unclear') : error}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange?.(text.trim() === '' ? '' : (readDuration(text) ?? text));
      }}
      onBlur={(event) => {
        const iso = readDuration(typed);
        if (iso) setTyped(words(iso));
        onBlur?.(event);
      }}
    />
  );
}
