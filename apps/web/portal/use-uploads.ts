import { useEffect, useRef, useState } from 'react';
import { Problem } from '../api/problem.ts';
import { newKey } from '../api/new-key.ts';
import { LARGEST_FILE, MOST_FILES, sendFile } from '../api/send-file.ts';

/** A file that has arrived and waits for what it goes along with. */
export interface Waiting {
  /** By which the api knows it. */
  id: string;
  name: string;
  size: number;
}

/** A file on its way, or one that did not arrive. */
export interface Leaving {
  key: string;
  file: File;
  /** From 0 to 1. */
  share: number;
  /** Why it did not arrive: the code of the api's refusal; null while it is on its way. */
  trouble: string | null;
}

export interface Uploads {
  waiting: readonly Waiting[];
  leaving: readonly Leaving[];
  /** More were chosen than may go along, and these were left out. */
  leftOut: number;
  add: (chosen: readonly File[]) => void;
  again: (leaving: Leaving) => void;
  giveUp: (leaving: Leaving) => void;
  takeBack: (file: Waiting) => void;
  isBusy: boolean;
  hasTrouble: boolean;
}

/** What the api answers: it knows the files of a case by their ids, those of strangers by tickets. */
interface Answer {
  id?: string;
  ticket?: string;
  name: string;
  size: number;
}

/**
 * Sends files ahead of what they go along with, one after the other; they wait for a day. One that fails stays where it can be
 * sent again, and stops no other.
 * @param path where files are sent to
 * @param kept those that wait already, and how to keep others
 */
export function useUploads(path: string, kept: readonly [Waiting[], (files: Waiting[]) => void]): Uploads {
  const [waiting, keep] = kept;
  const [leaving, setLeaving] = useState<Leaving[]>([]);
  const [leftOut, setLeftOut] = useState(0);
  const aborts = useRef(new Map<string, AbortController>());
  const queue = useRef(Promise.resolve());
  const latest = useRef({ waiting, keep });
  latest.current = { waiting, keep };
  useEffect(() => {
    const running = aborts.current;
    return () => {
      for (const abort of running.values()) abort.abort();
    };
  }, []);

  const patch = (key: string, change: Partial<Leaving>): void =>
    setLeaving((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const drop = (key: string): void => setLeaving((all) => all.filter((one) => one.key !== key));

  const send = async (key: string, file: File): Promise<void> => {
    const abort = aborts.current.get(key);
    if (!abort || abort.signal.aborted) return;
    try {
      const sent = await sendFile<Answer>(path, file, {
        onProgress: (share) => patch(key, { share }),
        signal: abort.signal,
      });
      const arrived = { id: sent.id ?? sent.ticket!, name: sent.name, size: sent.size };
      latest.current.waiting = [...latest.current.waiting, arrived];
      latest.current.keep(latest.current.waiting as Waiting[]);
      drop(key);
    } catch (error) {
      if (error instanceof DOMException) return;
      patch(key, { trouble: error instanceof Problem ? error.code : 'unknown' });
    } finally {
      aborts.current.delete(key);
    }
  };
  const line = (key: string, file: File): void => {
    aborts.current.set(key, new AbortController());
    queue.current = queue.current.then(() => send(key, file));
  };

  return {
    waiting,
    leaving,
    leftOut,
    isBusy: leaving.some(({ trouble }) => trouble === null),
    hasTrouble: leaving.some(({ trouble }) => trouble !== null),
    add: (chosen) => {
      const room = Math.max(0, MOST_FILES - waiting.length - leaving.length);
      setLeftOut(Math.max(0, chosen.length - room));
      const entering = chosen.slice(0, room).map((file): Leaving => ({
        key: newKey(),
        file,
        share: 0,
        // It would be refused after all of it had been sent.
        trouble: file.size > LARGEST_FILE ? 'file-too-large' : null,
      }));
      setLeaving((all) => [...all, ...entering]);
      for (const { key, file, trouble } of entering) if (trouble === null) line(key, file);
    },
    again: ({ key, file }) => {
      patch(key, { trouble: null, share: 0 });
      line(key, file);
    },
    giveUp: ({ key }) => {
      aborts.current.get(key)?.abort();
      drop(key);
      setLeftOut(0);
    },
    takeBack: ({ id }) => {
      keep(waiting.filter((file) => file.id !== id));
      setLeftOut(0);
      // Should that fail, it is swept within a day.
      void fetch(`${path}/${id}`, { method: 'DELETE', credentials: 'omit' }).catch(() => undefined);
    },
  };
}
