import { Paper, Title, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconCircle, IconCircleCheckFilled, IconCircleHalf2 } from '@tabler/icons-react';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './intake.module.css';
import type { PartName, PartState } from './progress.ts';

const LOOKS = {
  empty: { Icon: IconCircle, color: 'var(--mantine-color-dimmed)' },
  begun: { Icon: IconCircleHalf2, color: 'var(--mantine-color-orange-text)' },
  done: { Icon: IconCircleCheckFilled, color: 'var(--mantine-color-green-text)' },
} as const;

/** How far a part is, by shape, colour and words. */
export function PartMark({ state }: { state: PartState }) {
  const { t } = useTranslation('intake');
  const { Icon, color } = LOOKS[state];
  return (
    <>
      <Icon size={18} color={color} aria-hidden style={{ flex: 'none' }} />
      <span className="visually-hidden">{t(`state.${state}`)}</span>
    </>
  );
}

interface PartProps {
  name: PartName;
  state: PartState;
  /** On a phone each part folds; on a desk all are open. */
  isFolding: boolean;
  isOpenAtFirst?: boolean;
  /** Something in it must be filled in: it opens by itself. */
  isNeeded?: boolean;
  children: ReactNode;
}

/** One part of the conversation under its heading. */
export function Part({ name, state, isFolding, isOpenAtFirst = false, isNeeded = false, children }: PartProps) {
  const { t } = useTranslation('intake');
  const id = useId();
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  useEffect(() => {
    if (isNeeded) setOpen(true);
  }, [isNeeded]);
  const isShown = !isFolding || isOpen;
  return (
    <Paper
      withBorder
      p="sm"
      component="section"
      aria-labelledby={id}
      id={`part-${name}`}
      className={classes.part}
      // What jumps here from outside opens it.
      onFocus={(event) => event.target.id === `part-${name}` && setOpen(true)}
      tabIndex={-1}
    >
      <Title order={2} size="h5" id={id}>
        {isFolding ? (
          <UnstyledButton
            className={classes.fold}
            aria-expanded={isOpen}
            aria-controls={`${id}-content`}
            onClick={() => setOpen(!isOpen)}
          >
            <PartMark state={state} />
            <span className={classes.grow}>{t(`part.${name}`)}</span>
            <IconChevronDown size={18} aria-hidden className={isOpen ? classes.turned : undefined} />
          </UnstyledButton>
        ) : (
          <span className={classes.fold}>
            <PartMark state={state} />
            {t(`part.${name}`)}
          </span>
        )}
      </Title>
      <div id={`${id}-content`} hidden={!isShown} className={classes.content}>
        {children}
      </div>
    </Paper>
  );
}

/** Leads to a part, and opens it. */
export function jumpTo(name: PartName): void {
  const part = document.getElementById(`part-${name}`);
  part?.focus();
  part?.scrollIntoView({ block: 'start' });
}
