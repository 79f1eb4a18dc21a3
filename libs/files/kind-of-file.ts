import { createReadStream } from 'node:fs';
import { fileTypeFromFile } from 'file-type';

/** What is taken, by what it is, with the endings that belong to it; the first is put where there is none. */
export const FILE_KINDS: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/avif': ['avif'],
  'image/heic': ['heic', 'heif'],
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'audio/mpeg': ['mp3'],
  'audio/x-m4a': ['m4a'],
  'audio/wav': ['wav'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'audio/amr': ['amr'],
  'video/mp4': ['mp4', 'm4v'],
  'video/quicktime': ['mov', 'qt'],
  'video/webm': ['webm'],
  'text/plain': ['txt', 'log', 'md', 'text'],
  'text/csv': ['csv'],
};

/** What people are told that is taken. */
export const TAKEN =
  'pictures (JPEG, PNG, GIF, WebP, AVIF, HEIC), PDF, Word, Excel, PowerPoint and OpenDocument files without macros, sound, video, and text or CSV in UTF-8';

/**
 * What a file is, by its content: what its name and its sender say of it is not believed.
 * @param name tells CSV from other text, and nothing else
 * @returns a media type of those above; null when it is none of them
 */
export async function kindOfFile(path: string, name: string): Promise<string | null> {
  const found = (await fileTypeFromFile(path))?.mime.split(';')[0];
  if (found !== undefined) return Object.hasOwn(FILE_KINDS, found) ? found : null;
  if (!(await isText(path))) return null;
  return /\.csv$/i.test(name) ? 'text/csv' : 'text/plain';
}

/** No text has these: NUL and the other control characters, but for tabs, line ends, form feeds and the mark of a colour. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\0-\x08\x0B\x0E-\x1A\x1C-\x1F\x7F]/;

async function isText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>)
      if (CONTROL.test(decoder.decode(chunk, { stream: true }))) return false;
    return !CONTROL.test(decoder.decode());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}
