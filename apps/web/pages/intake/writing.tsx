import { Textarea, TextInput, type TextareaProps, type TextInputProps } from '@mantine/core';
import { createContext, useContext } from 'react';
import type { Draft } from './draft.ts';
import type { ChangeDraft } from './use-draft.ts';
import { useWrong } from './wrong-fields.ts';

export interface WritingContextValue {
  draft: Draft;
  change: ChangeDraft;
  /** It is all in this case now: forgets the draft and shows the case. */
  finish: (reference: string) => void;
}

const Writing = createContext<WritingContextValue | null>(null);
export const WritingProvider = Writing.Provider;

/** The draft that is being written. */
export function useWriting(): WritingContextValue {
  const writing = useContext(Writing);
  if (!writing) throw new Error('useWriting belongs into the intake');
  return writing;
}

/** The texts of a draft that are one field each. */
type TextName = {
  [K in keyof Draft]: Draft[K] extends string ? (string extends Draft[K] ? K : never) : never;
}[keyof Draft];

type Written<Props> = Omit<Props, 'value' | 'onChange' | 'error' | 'name'> & { name: TextName };

/** A line of the draft. */
export function Line({ name, ...props }: Written<TextInputProps>) {
  const { draft, change } = useWriting();
  const wrong = useWrong(name);
  return (
    <TextInput
      {...props}
      data-field={name}
      value={draft[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
      error={wrong}
    />
  );
}

/** A text of the draft that grows with what is written. */
export function Words({ name, ...props }: Written<TextareaProps>) {
  const { draft, change } = useWriting();
  const wrong = useWrong(name);
  return (
    <Textarea
      autosize
      minRows={2}
      maxRows={12}
      {...props}
      data-field={name}
      value={draft[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
      error={wrong}
    />
  );
}
