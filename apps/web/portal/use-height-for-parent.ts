import { useEffect } from 'react';

/** Tells the page that shows this one inside it how high it is, each time that changes, so that it needs no second scroll bar. */
export function useHeightForParent(embedded: boolean): void {
  useEffect(() => {
    if (!embedded || window.parent === window) return;
    const root = document.getElementById('root')!;
    // To whoever embeds it: a height is no secret.
    const tell = (): void =>
      window.parent.postMessage({ type: 'amends:height', height: Math.ceil(root.getBoundingClientRect().height) }, '*');
    const watch = new ResizeObserver(tell);
    watch.observe(root);
    return () => watch.disconnect();
  }, [embedded]);
}
