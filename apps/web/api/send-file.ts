import { Problem, problemOf } from './problem.ts';

/** The largest file that the api takes (bytes). */
export const LARGEST_FILE = 10 * 1024 * 1024;

/** How many files go along with one message or complaint. */
export const MOST_FILES = 10;

interface Sending {
  /** Who sends it, and in which language a refusal is to be; strangers leave it out. */
  headers?: Record<string, string>;
  /** Is told the share that has left, from 0 to 1: fetch cannot. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/**
 * Sends a file.
 * @param path where files are sent to
 * @returns what the api answers
 * @throws Problem; DOMException when it was given up
 */
export function sendFile<T>(path: string, file: File, { headers = {}, onProgress, signal }: Sending): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => {
      if (request.status === 201) resolve(request.response as T);
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
