/*
 * What lies over the page – a dialog, a drawer, the palette – takes the focus with it when it goes. Mantine gives it back only
 * where the dialog stays mounted and what opened it is still there; a dialog that is taken away, or that a menu opened, leaves
 * the keyboard at the top of the page. So the focus goes back from here to where it was last, and is still possible.
 */

/** So many stops are remembered; more than one passes on the way through a dialog. */
const KEPT = 40;
/** Mantine's own return comes first, and so does whatever a page focuses itself (milliseconds). */
const AFTER = 25;

interface Stop {
  element: HTMLElement;
  /** The page that it is on: nobody is brought to a link beside another page. */
  page: string;
  /** It lies over the page. */
  isOver: boolean;
}

/** Watches where the focus goes, as long as the page lives. */
export function giveFocusBack(): void {
  let trail: Stop[] = [];
  const observer = new MutationObserver(() => {
    if (isLost(trail.at(-1))) {
      observer.disconnect();
      setTimeout(() => (trail = goBack(trail)), AFTER);
    }
  });
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    // Mantine puts into portals whatever lies over the page.
    const isOver = target.closest('[data-portal]') !== null;
    trail = [
      ...trail.filter(({ element }) => element !== target),
      { element: target, page: location.pathname, isOver },
    ];
    trail = trail.slice(-KEPT);
    observer.disconnect();
    if (isOver) observer.observe(document.body, { childList: true, subtree: true });
  });
  document.addEventListener('focusout', ({ target }) => {
    setTimeout(() => {
      // Whoever clicks beside everything wants the focus nowhere. A button that is shut while it works does not, nor one that
      // is hidden while the words of the dialog that it opens are loaded.
      if (!isNowhere() || !document.hasFocus() || !(target instanceof HTMLElement)) return;
      if (target.isConnected && target.checkVisibility() && !target.matches(':disabled')) trail = [];
    });
  });
}

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body;

const isLost = (last: Stop | undefined): boolean =>
  last !== undefined && last.isOver && !last.element.isConnected && isNowhere();

/** Focuses the last stop that can take it. @returns the stops up to there */
function goBack(trail: Stop[]): Stop[] {
  if (!isNowhere()) return trail;
  for (let at = trail.length - 1; at >= 0; at--) {
    const { element, page } = trail[at]!;
    if (!element.isConnected || page !== location.pathname) continue;
    element.focus({ preventScroll: true });
    if (document.activeElement === element) return trail.slice(0, at + 1);
  }
  return [];
}
