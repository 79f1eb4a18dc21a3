import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { newKey } from '../../../api/new-key.ts';
import { showProblem } from '../../../ui/show-problem.tsx';
import { Problem } from '../../../api/problem.ts';
import type { Attachment, Kind } from './drafts.ts';
import { LARGEST_FILE, MOST_FILES } from '../../../api/send-file.ts';
import { uploadFile } from './upload-file.ts';

/** A file on its way to the api, or one that did not arrive. */
export interface Upload {
  id: string;
  /** Of the message that it was added to: what belongs to a note never ends up in a reply. */
  kind: Kind;
  name: string;
  /** From 0 to 1. */
  progress: number;
  /** Why it did not arrive. */
  trouble: string | null;
}

/**
 * Uploads files for the message that is being written.
 * @param present how many files it has already
 * @param onDone takes each one that has arrived, for the kind of message that it was added to
 */
export function useUploads(
  reference: string,
  kind: Kind,
  present: number,
  onDone: (kind: Kind, file: Attachment) => void,
) {
  const { t } = useTranslation('conversation');
  const [uploads, setUploads] = useState<Upload[]>([]);
  const aborts = useRef(new Map<string, AbortController>());
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    const running = aborts.current;
    return () => {
      for (const abort of running.values()) abort.abort();
    };
  }, []);

  const patch = (id: string, change: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  const drop = (id: string) => setUploads((all) => all.filter((one) => one.id !== id));

  const start = async (file: File): Promise<void> => {
    const id = newKey();
    const upload = { id, kind, name: file.name || t('files.unnamed'), progress: 0, trouble: null };
    if (file.size > LARGEST_FILE) {
      setUploads((all) => [...all, { ...upload, trouble: t('files.tooLarge') }]);
      return;
    }
    setUploads((all) => [...all, upload]);
    const abort = new AbortController();
    aborts.current.set(id, abort);
    try {
      const view = await uploadFile(reference, file, (progress) => patch(id, { progress }), abort.signal);
      done.current(kind, view);
      drop(id);
    } catch (error) {
      if (error instanceof DOMException) return drop(id);
      patch(id, { trouble: wordsOf(error, t('files.offline')) });
    } finally {
      aborts.current.delete(id);
    }
  };

  const own = uploads.filter((one) => one.kind === kind);
  return {
    /** Those of this kind of message. */
    uploads: own,
    /** Begins with those that there is room for. */
    add: (files: readonly File[]): void => {
      const room = Math.max(0, MOST_FILES - present - own.length);
      for (const file of files.slice(0, room)) void start(file);
      if (files.length > room) showProblem(new Error(t('files.tooMany', { count: MOST_FILES })));
    },
    cancel: (id: string): void => {
      aborts.current.get(id)?.abort();
      drop(id);
    },
    /** Takes back one that has arrived and waits. */
    withdraw: async (id: string): Promise<void> => {
      const path = { reference, id };
      await answer(api.DELETE('/api/v1/complaints/{reference}/attachments/{id}', { params: { path } })).catch(
        () => undefined,
      );
    },
  };
}

function wordsOf(error: unknown, offline: string): string {
  if (!(error instanceof Problem)) return String(error);
  return error.isOffline ? offline : error.message;
}
