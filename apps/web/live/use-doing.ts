import { useEffect, useState } from 'react';

/** So long after the last key (milliseconds) somebody who wrote is taken to write still. */
const PAUSE = 20_000;

/** Whether this person writes on the page or only reads: typing into a box for longer texts is writing. */
export function useDoing(): 'reading' | 'writing' {
  const [doing, setDoing] = useState<'reading' | 'writing'>('reading');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const typed = ({ target }: Event): void => {
      if (!(target instanceof HTMLTextAreaElement)) return;
      clearTimeout(timer);
      timer = setTimeout(() => setDoing('reading'), PAUSE);
      setDoing('writing');
    };
    document.addEventListener('input', typed);
    return () => {
      document.removeEventListener('input', typed);
      clearTimeout(timer);
    };
  }, []);
  return doing;
}
