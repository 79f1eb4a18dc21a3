import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../../../i18n/i18n.ts';
import { showProblem } from '../../../ui/show-problem.tsx';
import { titleOf, useCannedReplies, useFillReply } from './canned-data.ts';

const TYPED = /(?:^|\s)\/([a-z0-9][a-z0-9-]*)$/;

/** A slash and a shortcut at the end of the text, then Tab: the canned reply takes their place. */
export function useCannedShortcut(
  reference: string,
  isOn: boolean,
  area: RefObject<HTMLTextAreaElement | null>,
  text: string,
  write: (text: string) => void,
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
      fill(found.id).then(({ body }) => write(text.slice(0, -typed.length - 1) + body), showProblem);
      return true;
    },
  };
}
