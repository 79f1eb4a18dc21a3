import type { Waiting } from './use-uploads.ts';

/** Keeps the files that wait in a draft of texts, so that they outlive a reload like what is typed. */
export function keptIn(
  draft: { files: string },
  change: (part: { files: string }) => void,
): readonly [Waiting[], (files: Waiting[]) => void] {
  return [
    draft.files ? (JSON.parse(draft.files) as Waiting[]) : [],
    (files) => change({ files: files.length > 0 ? JSON.stringify(files) : '' }),
  ];
}
