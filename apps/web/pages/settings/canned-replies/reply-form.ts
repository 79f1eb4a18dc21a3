import type { components } from '../../../api/schema';
import type { Language } from '../../../i18n/i18n.ts';
import type { CannedReply } from '../../case/conversation/canned-data.ts';

/** A canned reply as its form holds it: what is not written is empty. */
export interface ReplyValues extends Record<string, unknown> {
  texts: Record<Language, { title: string; body: string }>;
  category: string | null;
  shortcut: string;
}

export function formOf(reply: CannedReply | null): ReplyValues {
  return {
    texts: {
      en: reply?.texts.en ?? { title: '', body: '' },
      'zh-CN': reply?.texts['zh-CN'] ?? { title: '', body: '' },
    },
    category: reply?.category ?? null,
    shortcut: reply?.shortcut ?? '',
  };
}

/** A language with neither title nor body is left out. */
export function bodyOf({ texts, category, shortcut }: ReplyValues): components['schemas']['CannedReplyBody'] {
  const written = ({ title, body }: { title: string; body: string }) =>
    title.trim() === '' && body.trim() === '' ? null : { title, body };
  return {
    texts: { en: written(texts.en), 'zh-CN': written(texts['zh-CN']) },
    category,
    shortcut: shortcut.trim() === '' ? null : shortcut.trim(),
  };
}
