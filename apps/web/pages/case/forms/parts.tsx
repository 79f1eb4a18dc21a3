import { ActionIcon, Autocomplete, Button, Checkbox, Fieldset, Group, Stack, Textarea } from '@mantine/core';
import { IconClockCheck, IconPlus, IconTrash } from '@tabler/icons-react';
import { useContext, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { InstantInput } from '../../../ui/date-inputs.tsx';
import { CURRENCIES, decimalsOf, toMajor, toMinor } from '../../../ui/money.ts';
import { NumberField } from '../../../ui/number-field.tsx';
import { LikelyCurrency } from './likely-currency.ts';

interface WordsProps {
  label: string;
  description?: string;
  placeholder?: string;
  value: string | undefined;
  onChange: (value: string) => void;
  error?: string;
  required?: boolean;
  minRows?: number;
}

/** Some sentences; the field grows with them. */
export function Words({ value, onChange, minRows = 2, required, ...field }: WordsProps) {
  return (
    <Textarea
      {...field}
      withAsterisk={required}
      aria-required={required || undefined}
      autosize
      minRows={minRows}
      maxRows={12}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface TickProps {
  label: string;
  value: boolean | undefined;
  onChange: (value: boolean) => void;
  error?: string;
  required?: boolean;
}

/** Whether something was done. */
export function Tick({ label, value, onChange, error, required }: TickProps) {
  return (
    <Checkbox
      label={<Marked required={required}>{label}</Marked>}
      aria-required={required || undefined}
      checked={value ?? false}
      onChange={(event) => onChange(event.currentTarget.checked)}
      error={error}
      // The library colours it, and leaves those out who hear it.
      aria-invalid={error ? true : undefined}
    />
  );
}

interface MarkedProps {
  required: boolean | undefined;
  children: string;
}

/** A label with the mark of what must be filled in, where the library has none. */
function Marked({ required, children }: MarkedProps) {
  return (
    <>
      {children}
      {required && (
        <span aria-hidden style={{ color: 'var(--mantine-color-error)' }}>
          {' *'}
        </span>
      )}
    </>
  );
}

interface MoneyProps {
  label: string;
  description?: string;
  /** In the currency's smallest unit. */
  amount: number | undefined;
  currency: string | undefined;
  onChange: (amount: number | undefined, currency: string | undefined) => void;
  error?: string;
  currencyError?: string;
  required?: boolean;
}

/** An amount with its currency, which is the likely one at first. Changing the currency keeps the number that was written. */
export function MoneyInput(props: MoneyProps) {
  const { label, description, amount, onChange, error, currencyError, required } = props;
  const { t } = useTranslation('steps');
  const likely = useContext(LikelyCurrency);
  const [isChosen, setChosen] = useState(false);
  const currency = props.currency ?? (amount === undefined && !isChosen ? likely : undefined);
  const major = amount === undefined ? undefined : toMajor(amount, currency);
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap" grow preventGrowOverflow={false}>
      <NumberField
        label={label}
        description={description}
        value={major}
        onChange={(written) => onChange(written === undefined ? undefined : toMinor(written, currency), currency)}
        min={0}
        decimalScale={decimalsOf(currency)}
        thousandSeparator=","
        hideControls
        withAsterisk={required}
        aria-required={required || undefined}
        error={error}
      />
      <Autocomplete
        label={t('money.currency')}
        description={description && ' '}
        data={CURRENCIES}
        value={currency ?? ''}
        maxLength={3}
        onChange={(text) => {
          const code = text.trim().toUpperCase() || undefined;
          setChosen(true);
          onChange(major === undefined ? undefined : toMinor(major, code), code);
        }}
        error={currencyError}
        w={110}
        style={{ flexGrow: 0 }}
      />
    </Group>
  );
}

interface HappenedProps {
  label: string;
  description?: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  error?: string;
  required?: boolean;
}

/** When something happened; mostly it is now. */
export function Happened({ label, description, value, onChange, error, required }: HappenedProps) {
  const { t } = useTranslation('steps');
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <div style={{ flex: 1 }}>
        <InstantInput
          label={label}
          description={description}
          when="past"
          value={value ?? null}
          onChange={(at) => onChange(at ?? undefined)}
          error={error}
          {...(required && { required })}
        />
      </div>
      <Button
        variant="default"
        leftSection={<IconClockCheck size={16} aria-hidden />}
        onClick={() => onChange(new Date().toISOString())}
        aria-label={`${label}: ${t('now')}`}
        mb={error ? 20 : 0}
      >
        {t('now')}
      </Button>
    </Group>
  );
}

interface RowsProps<Row> {
  legend: string;
  /** What the n-th row is called, for its frame and its delete button. */
  name: (number: number) => string;
  rows: readonly Row[];
  /** What a new row begins with. */
  blank: () => NoInfer<Row>;
  addLabel: string;
  onChange: (rows: Row[]) => void;
  /** Takes the place of leaving the row out. */
  onRemove?: (index: number) => void;
  error?: string;
  /** At least one is needed. */
  required?: boolean;
  children: (row: Row, change: (patch: Partial<Row>) => void, index: number) => ReactNode;
}

/** Any number of the same. */
export function Rows<Row extends object>(props: RowsProps<Row>) {
  const { t } = useTranslation('steps');
  const { legend, name, rows, blank, addLabel, onChange, onRemove, error, required, children } = props;
  const change = (index: number) => (patch: Partial<Row>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...patch } : row)));
  const add = useRef<HTMLButtonElement>(null);
  const remove = (index: number) => {
    if (onRemove) onRemove(index);
    else onChange(rows.filter((_, at) => at !== index));
    // The button that was pressed goes with its row.
    add.current?.focus();
  };
  return (
    <Fieldset legend={<Marked required={required}>{legend}</Marked>} aria-invalid={error ? true : undefined}>
      <Stack gap="sm">
        {error && (
          <span role="alert" style={{ color: 'var(--mantine-color-error)', fontSize: 13 }}>
            {error}
          </span>
        )}
        {rows.map((row, index) => (
          // Rows have no names of their own; they are only added at the end and taken away.
          <Group key={index} align="flex-start" gap="xs" wrap="nowrap" role="group" aria-label={name(index + 1)}>
            <Stack gap="xs" style={{ flex: 1 }}>
              {children(row, change(index), index)}
            </Stack>
            <ActionIcon
              variant="subtle"
              color="gray"
              mt={28}
              aria-label={t('rows.remove', { name: name(index + 1) })}
              onClick={() => remove(index)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Button
          ref={add}
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...rows, blank()])}
          style={{ alignSelf: 'flex-start' }}
        >
          {addLabel}
        </Button>
      </Stack>
    </Fieldset>
  );
}

/** Yes, no, or not known yet. */
export const yesNo = (value: boolean | undefined): string => (value === undefined ? '' : value ? 'yes' : 'no');
