import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';

/** Whoever types goes on typing; the list is asked when they pause (milliseconds). */
const PAUSE = 300;

interface SearchBoxProps {
  q: string | undefined;
  /** Which view is searched: what was typed on the way to another one is not for that. */
  view: string | undefined;
  onSearch: (q: string | undefined) => void;
  inputRef: RefObject<HTMLInputElement | null>;
}

/** Searches words, customers and references. */
export function SearchBox({ q = '', view, onSearch, inputRef }: SearchBoxProps) {
  const { t } = useTranslation('queue');
  const [typed, setTyped] = useState(q);
  const asked = useRef(q);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Somebody went back, or took the search away elsewhere.
  useEffect(() => {
    if (q === asked.current) return;
    asked.current = q;
    setTyped(q);
  }, [q]);
  const shown = useRef(q);
  shown.current = q;
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      asked.current = shown.current;
      setTyped(shown.current);
    },
    [view],
  );
  const ask = (text: string, pause: number) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      asked.current = text.trim();
      onSearch(text.trim() || undefined);
    }, pause);
  };
  return (
    <TextInput
      ref={inputRef}
      type="search"
      role="searchbox"
      aria-label={t('search')}
      placeholder={t('searchPlace')}
      value={typed}
      onChange={(event) => ask(event.currentTarget.value, PAUSE)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') ask(typed, 0);
        else if (event.key === 'Escape') event.currentTarget.blur();
      }}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={typed === '' ? null : <CloseButton size="sm" aria-label={t('clear')} onClick={() => ask('', 0)} />}
      maxLength={200}
      flex={1}
      miw={160}
    />
  );
}
