import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../../../i18n/i18n.ts';
import { showProblem } from '../../../ui/show-problem.tsx';
import { titleOf, useCannedReplies, useFillReply } from './canned-data.ts';

const TYPED = /(?:^|\s)\/([a-z0-9][a-z0-9-]*)$/;

/** The canned reply in place of the shortcut that ends there. */
export const withReply = (text: string, end: number, shortcut: string, reply: string): string =>
  text.slice(0, end - shortcut.length) + reply + text.slice(end);

/** A slash and a shortcut at the end of the text, then Tab: the canned reply takes their place. */
export function useCannedShortcut(
  reference: string,
  isOn: boolean,
  area: RefObject<HTMLTextAreaElement | null>,
  text: string,
  /** Changes the text as it is by then. */
  edit: (change: (text: string) => string) => void,
): { hint: string | undefined; onKey: (event: KeyboardEvent) => boolean } {
  const { t } = useTranslation('conversation');
  const { data } = useCannedReplies();
  const fill = useFillReply(reference);
  const typed = isOn ? TYPED.exec(text)?.[1] : undefined;
  const found = typed === undefined ? undefined : data?.items.find(({ shortcut }) => shortcut === typed);
  return {
    hint: found && t('canned.tab', { title: titleOf(found, language()) }),
    onKey: (event) => {
      if (!found || !typed || event.key !== 'Tab' || event.shiftKey || area.current?.selectionStart !== text.length)
        return false;
      event.preventDefault();
      const shortcut = `/${typed}`;
      // Until the words are there, people type on.
      fill(found.id).then(
        ({ body }) => edit((now) => (now.startsWith(text) ? withReply(now, text.length, shortcut, body) : now)),
        showProblem,
      );
      return true;
    },
  };
}
