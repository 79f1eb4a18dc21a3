import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useState } from 'react';
import { numberIn, shownNumber } from './typed-number.ts';

interface NumberFieldProps extends Omit<NumberInputProps, 'value' | 'defaultValue' | 'onChange'> {
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}

/** A number as it is being typed: "12." and "12.50" stay in the field, though the number in them is 12 and 12.5. */
export function NumberField({ value, onChange, ...field }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | number>(value ?? '');
  return (
    <NumberInput
      {...field}
      value={shownNumber(typed, value)}
      onChange={(written) => {
        if (typeof written === 'bigint') return;
        setTyped(written);
        onChange(numberIn(written));
      }}
    />
  );
}
