import { FILE_KINDS } from './kind-of-file.ts';

/** Longest name that is kept (code points): what comes on top of it in a header still fits everywhere. */
const LONGEST = 120;

/** Windows gives these names to devices, whatever their ending. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The name under which a file is shown and saved: one name without folders, without what steers a terminal, a header or the
 * direction of writing, and with an ending that belongs to the content. `invoice.pdf.exe` with a picture in it becomes
 * `invoice.pdf.exe.png`, which nothing starts.
 * @param mediaType one of FILE_KINDS
 */
export function safeFileName(given: string, mediaType: string): string {
  const endings = FILE_KINDS[mediaType] ?? [];
  const last = given.normalize('NFC').split(/[/\\]/).at(-1)!;
  const clean = last
    // Unpaired surrogates, control and format characters (those that turn the writing round), line and paragraph ends.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const ending = /\.([^.]+)$/.exec(clean)?.[1];
  const fits = ending !== undefined && endings.includes(ending.toLowerCase());
  const stem = [...(fits ? clean.slice(0, -ending.length - 1) : clean)].slice(0, LONGEST).join('').trimEnd() || 'file';
  const suffix = fits ? ending : endings[0];
  return `${DEVICES.test(stem) ? '_' : ''}${stem}${suffix ? `.${suffix}` : ''}`;
}
