import { problemOf, Problem } from '../../../api/problem.ts';
import { language } from '../../../i18n/i18n.ts';
import { accessToken } from '../../../session/tokens.ts';
import type { Attachment } from './drafts.ts';

/** The largest file that the api takes (bytes). */
export const LARGEST_FILE = 10 * 1024 * 1024;

/** How many files a message may have. */
export const MOST_FILES = 10;

/**
 * Uploads a file, saying how far it is: fetch cannot.
 * @param onProgress the share that has left, from 0 to 1
 * @throws Problem
 */
export async function uploadFile(
  reference: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Attachment> {
  const token = await accessToken();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/complaints/${reference}/attachments`);
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('accept-language', language());
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => {
      if (request.status === 201) resolve(request.response as Attachment);
      else reject(problemOf(request.status, request.response));
    });
    request.addEventListener('error', () => reject(new Problem(0, 'offline', 'offline')));
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}
