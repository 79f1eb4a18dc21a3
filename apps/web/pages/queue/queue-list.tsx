import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useImperativeHandle, useRef, type MouseEvent, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { usePrinting } from '../../ui/printing.ts';
import { QueueCard } from './queue-card.tsx';
import type { Row } from './queue-queries.ts';
import { QueueRow } from './queue-row.tsx';
import classes from './queue.module.css';

/** Heights (pixels) of a line of the table, which is fixed, and of a card, which is measured. */
const [LINE, CARD] = [77, 170];
/** More are asked for when so many rows are left below. */
const AHEAD = 25;
export const PHONE = '(max-width: 48em)';

/** What the keyboard asks of the list. */
export interface ListHandle {
  /** Brings the row into sight, and puts the focus on its link. */
  reach(index: number): void;
}

interface QueueListProps {
  rows: readonly Row[];
  active: string | null;
  selected: ReadonlySet<string>;
  gone: ReadonlySet<string>;
  /** Another list is on its way. */
  isOld: boolean;
  /** What is listed: something else is shown from its beginning. */
  what: unknown;
  more: { has: boolean; isComing: boolean; failed: boolean; load: () => void };
  onOpen: (reference: string) => void;
  onToggle: (reference: string) => void;
  /** Selects everything up to this one. */
  onSelectTo: (reference: string) => void;
  /** Whether all that are loaded are selected, or some. */
  allSelected: boolean;
  onToggleAll: () => void;
  /** The focus came to a row. */
  onReached: (reference: string) => void;
  handle: Ref<ListHandle>;
}

/** The complaints of a view, of which only those in sight are drawn: a table, or cards on the phone. */
export function QueueList(props: QueueListProps) {
  const { rows, active, selected, gone, isOld, what, more, onOpen, onToggle, onSelectTo, handle } = props;
  const { t } = useTranslation('queue');
  const isPhone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false }) ?? false;
  const isPrinting = usePrinting();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isPhone ? CARD : LINE),
    getItemKey: (index) => rows[index]!.reference,
    overscan: isPrinting ? rows.length : 6,
    useFlushSync: false,
  });
  useEffect(() => virtual.measure(), [isPhone, virtual]);
  // Newer browsers answer scrollTo with a promise, which React would take for the effect's way to clean up.
  useEffect(() => void scroller.current?.scrollTo(0, 0), [what]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const wantsMore = more.has && !more.isComing && !more.failed && last >= rows.length - AHEAD;
  useEffect(() => {
    if (wantsMore) more.load();
  }, [wantsMore, more]);
  const wanted = useRef<string | null>(null);
  useImperativeHandle(handle, () => ({
    reach: (index) => {
      const { reference } = rows[index]!;
      wanted.current = reference;
      virtual.scrollToIndex(index);
      focusOn(scroller.current, wanted);
    },
  }));
  // A row that was not drawn yet when it was reached.
  useEffect(() => focusOn(scroller.current, wanted));

  const [before, after] = [items[0]?.start ?? 0, virtual.getTotalSize() - (items.at(-1)?.end ?? 0)];
  const line = (index: number) => {
    const row = rows[index]!;
    const { reference } = row;
    return { row, index, isActive: reference === active, isSelected: selected.has(reference), isGone: gone.has(reference) }; // prettier-ignore
  };
  const click = (event: MouseEvent<HTMLElement>) => hearClick(event, { onOpen, onToggle, onSelectTo });
  const foot = <Foot more={more} count={rows.length} />;
  const frame = (list: ReactNode) => (
    <div
      ref={scroller}
      className={classes.scroller}
      onClick={click}
      onFocus={({ target }) => {
        const reference = target.closest<HTMLElement>('[data-line]')?.dataset.line;
        if (reference !== undefined) props.onReached(reference);
      }}
      aria-busy={isOld}
      data-queue-list
      // It scrolls, so the keyboard must reach it (axe: scrollable-region-focusable).
      tabIndex={0}
      role="region"
      aria-label={t('list')}
    >
      {list}
      {foot}
    </div>
  );
  if (isPhone)
    return frame(
      <ul style={{ margin: 0, padding: `${before}px 0 ${after}px`, listStyle: 'none' }}>
        {items.map(({ index, key }) => (
          <QueueCard key={key} {...line(index)} measure={virtual.measureElement} />
        ))}
      </ul>,
    );
  return frame(
    <table className={classes.table} aria-rowcount={more.has ? -1 : rows.length + 1}>
      <caption className="visually-hidden">{t('list')}</caption>
      <colgroup>
        {['42px', '138px', undefined, '188px', '100px', '230px'].map((width, at) => (
          <col key={at} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          <th scope="col">
            <label className={classes.hit}>
              <input
                type="checkbox"
                className={classes.check}
                checked={props.allSelected}
                ref={(box) => {
                  if (box) box.indeterminate = !props.allSelected && selected.size > 0;
                }}
                onChange={props.onToggleAll}
                aria-label={t('select.all')}
              />
            </label>
          </th>
          {(['case', 'words', 'status', 'owner', 'time'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Gap height={before} />
        {items.map(({ index, key }) => (
          <QueueRow key={key} {...line(index)} />
        ))}
        <Gap height={after} />
      </tbody>
    </table>,
  );
}

/** Stands for the rows that are not drawn. */
const Gap = ({ height }: { height: number }) => (height > 0 ? <tr aria-hidden style={{ height }} /> : null);

function Foot({ more, count }: { more: QueueListProps['more']; count: number }) {
  const { t } = useTranslation('queue');
  const { t: common } = useTranslation();
  return (
    <div className={`${classes.foot} ${classes.small} ${classes.dimmed}`}>
      {more.failed ? (
        <>
          {t('moreFailed')}{' '}
          <Button size="compact-xs" variant="default" onClick={more.load}>
            {common('state.retry')}
          </Button>
        </>
      ) : more.has ? (
        t('loadingMore')
      ) : (
        `${t('loaded', { count })} ${t('end')}`
      )}
    </div>
  );
}

function focusOn(scroller: HTMLElement | null, wanted: { current: string | null }): void {
  if (wanted.current === null) return;
  const link = scroller?.querySelector<HTMLElement>(`a[data-reference="${wanted.current}"]`);
  if (!link) return;
  wanted.current = null;
  link.focus({ preventScroll: true });
}

/** A click on a box selects, with Shift everything up to it; anywhere else on a line it opens the case, unless text is being marked. */
function hearClick(
  event: MouseEvent<HTMLElement>,
  { onOpen, onToggle, onSelectTo }: Pick<QueueListProps, 'onOpen' | 'onToggle' | 'onSelectTo'>,
): void {
  const target = event.target as HTMLElement;
  const box = target.closest<HTMLElement>('[data-select]');
  if (box) return event.shiftKey ? onSelectTo(box.dataset.select!) : onToggle(box.dataset.select!);
  if (target.closest('label')) return;
  const reference = target.closest<HTMLElement>('[data-line]')?.dataset.line;
  const isElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (reference === undefined || isElsewhere || (getSelection()?.isCollapsed ?? true) === false) return;
  event.preventDefault();
  onOpen(reference);
}
