import { Combobox, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.ts';
import type { components } from '../../api/schema';
import { useWrong } from './wrong-fields.ts';

export type Found = components['schemas']['CustomerRow'];

/** Asked after this pause in the typing (milliseconds). */
const PAUSE = 250;
const MOST = 7;

interface CustomerFieldProps {
  field: 'name' | 'phone' | 'email';
  label: string;
  type?: 'tel' | 'email';
  required?: boolean;
  value: string;
  onChange: (value: string) => void;
  /** Without it nobody is looked for. */
  onPick?: (found: Found) => void;
}

/** A field of the customer that finds who it may be; arrows and Enter pick one. */
export function CustomerField({ field, label, type, required, value, onChange, onPick }: CustomerFieldProps) {
  const { t } = useTranslation('intake');
  const wrong = useWrong(`customer.${field}`);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [asked] = useDebouncedValue(value.trim(), PAUSE);
  const { data, isFetching } = useQuery({
    queryKey: ['customer', 'find', asked],
    queryFn: () => answer(api.GET('/api/v1/customers', { params: { query: { q: asked, limit: MOST } } })),
    enabled: onPick !== undefined && isEnough(asked),
    placeholderData: keepPreviousData,
  });
  const found = isEnough(value.trim()) ? (data?.items ?? []) : [];
  const isOpen = combobox.dropdownOpened && found.length > 0;
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const picked = found.find((one) => one.id === id);
        if (picked) onPick?.(picked);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          label={label}
          type={type ?? 'text'}
          required={required}
          role={onPick ? 'combobox' : undefined}
          autoComplete="off"
          value={value}
          error={wrong}
          data-field={`customer.${field}`}
          rightSection={onPick && isFetching ? <Loader size={14} aria-hidden /> : undefined}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            if (onPick) combobox.openDropdown();
          }}
          onFocus={() => onPick && value !== '' && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!isOpen}>
        <Combobox.Options aria-label={t('customer.found')}>
          {found.map(({ id, name, phone, email }) => (
            <Combobox.Option key={id} value={id}>
              <Text size="sm" fw={600}>
                {name}
              </Text>
              <Text size="xs" c="dimmed">
                {[phone, email].filter(Boolean).join(' · ') || t('customer.noContact')}
              </Text>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
      <span className="visually-hidden" role="status">
        {isOpen ? t('customer.howMany', { count: found.length }) : ''}
      </span>
    </Combobox>
  );
}

/** A Chinese name may be told by one character; of others one letter says nothing. */
const isEnough = (text: string): boolean => text.length >= 2 || /\p{Script=Han}/u.test(text);
