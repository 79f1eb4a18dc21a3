import type { WebComplaint } from './public-api.ts';
import type { Waiting } from './use-uploads.ts';

export type ComplaintDraft = Record<'name' | 'email' | 'phone' | 'words' | 'place' | 'website' | 'files', string>;
export type Wrong = Partial<Record<keyof ComplaintDraft, 'name' | 'email' | 'contact' | 'phone' | 'words' | 'long'>>;

const LONGEST = 10_000;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const DIGITS = /\d/g;

/** What is wrong with the form, by field, before it is sent. */
export function whatIsWrong({ name, email, phone, words }: ComplaintDraft): Wrong {
  const wrong: Wrong = {};
  if (!name.trim()) wrong.name = 'name';
  if (!email.trim() && !phone.trim()) wrong.email = 'contact';
  else if (email.trim() && !ADDRESS.test(email.trim())) wrong.email = 'email';
  if (phone.trim() && (phone.match(DIGITS) ?? []).length < 5) wrong.phone = 'phone';
  if (!words.trim()) wrong.words = 'words';
  else if ([...words].length > LONGEST) wrong.words = 'long';
  return wrong;
}

/** What is still wrong once this field was changed: of e-mail and telephone one is enough. */
export function stillWrong(wrong: Wrong, changed: keyof ComplaintDraft): Wrong {
  const still = { ...wrong };
  delete still[changed];
  if (changed === 'phone' && still.email === 'contact') delete still.email;
  return still;
}

/** The same from what the api refused: it names the fields. */
export function refusedFields(errors: readonly { field: string }[]): Wrong {
  const wrong: Wrong = {};
  for (const { field } of errors)
    if (field === 'name' || field === 'email' || field === 'phone' || field === 'words') wrong[field] = field;
  return wrong;
}

/** What is sent: fields that were left empty are left out. */
export function complaintOf(
  draft: ComplaintDraft,
  uploads: readonly Waiting[],
  language: 'en' | 'zh-CN',
): WebComplaint {
  const given = (text: string) => text.trim() || undefined;
  return {
    name: draft.name.trim(),
    words: draft.words,
    language,
    email: given(draft.email),
    phone: given(draft.phone),
    place: given(draft.place),
    website: given(draft.website),
    ...(uploads.length > 0 && { uploads: uploads.map(({ id }) => id) }),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || undefined,
  };
}
