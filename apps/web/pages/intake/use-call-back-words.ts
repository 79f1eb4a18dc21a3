import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from './draft.ts';
import type { ChangeDraft } from './use-draft.ts';

/**
 * The promise to call back, in the language of the case and not of whoever is at the phone: the customer reads it. Should it turn
 * out later which language that is, what was promised already is put into it, unless somebody wrote it in other words.
 */
export function useCallBackWords({ language, promises }: Draft, change: ChangeDraft): string {
  const lng = language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
  const { t } = useTranslation('intake', { lng, useSuspense: false });
  const words = t('hold.promise');
  const before = useRef(words);
  const isOutdated = promises.some(({ what }) => what === before.current) && before.current !== words;
  useEffect(() => {
    const old = before.current;
    before.current = words;
    if (isOutdated)
      change((draft) => ({
        promises: draft.promises.map((one) => (one.what === old ? { ...one, what: words } : one)),
      }));
  }, [words, isOutdated, change]);
  return words;
}
