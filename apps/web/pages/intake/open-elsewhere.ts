/* Tabs tell each other which draft they have open, so that nobody goes on with one that is being written in another. */

type Word = { says: 'open' | 'shut'; id: string } | { says: 'who' };

/** By draft, while another tab has it open. */
const elsewhere = new Set<string>();

export const openElsewhere = (id: string): boolean => elsewhere.has(id);

/** Tells the other tabs, and hears of theirs. @returns this one has it open no longer */
export function sayOpen(id: string, onChange: () => void): () => void {
  const channel = new BroadcastChannel('amends.intake');
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
  const say = (word: Word): void => channel.postMessage(word);
  channel.addEventListener('message', ({ data }: MessageEvent<Word>) => {
    if (data.says === 'who') return say({ says: 'open', id });
    // The twin of a duplicated tab is closed, this one is still open.
    if (data.says === 'shut' && data.id === id) return say({ says: 'open', id });
    if (data.says === 'open') elsewhere.add(data.id);
    else elsewhere.delete(data.id);
    onChange();
  });
  const leave = (): void => say({ says: 'shut', id });
  addEventListener('pagehide', leave);
  say({ says: 'who' });
  say({ says: 'open', id });
  return () => {
    removeEventListener('pagehide', leave);
    leave();
    channel.close();
  };
}
