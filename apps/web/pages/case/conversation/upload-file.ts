import { sendFile } from '../../../api/send-file.ts';
import { language } from '../../../i18n/i18n.ts';
import { accessToken } from '../../../session/tokens.ts';
import type { Attachment } from './drafts.ts';

/**
 * Uploads a file to a case.
 * @param onProgress the share that has left, from 0 to 1
 * @throws Problem; DOMException when it was given up
 */
export async function uploadFile(
  reference: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Attachment> {
  const headers = { authorization: `Bearer ${await accessToken()}`, 'accept-language': language() };
  return sendFile(`/api/v1/complaints/${reference}/attachments`, file, { headers, onProgress, signal });
}
