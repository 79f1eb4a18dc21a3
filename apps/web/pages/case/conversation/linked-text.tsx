import { Anchor } from '@mantine/core';
import { Fragment } from 'react';

/** Web addresses only: nothing else that a stranger writes becomes something to click. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"'`，。；！？、（）【】《》]+/giu;

/** Parts of a text: what is a web address, and what is not. */
export function partsOf(text: string): { text: string; href: string | null }[] {
  const parts: { text: string; href: string | null }[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    // A full stop or a bracket after an address belongs to the sentence.
    const address = match[0].replace(/[.,;:!?)\]}]+$/, '');
    if (!URL.canParse(address)) continue;
    parts.push({ text: text.slice(from, match.index), href: null }, { text: address, href: address });
    from = match.index + address.length;
  }
  return [...parts, { text: text.slice(from), href: null }].filter((part) => part.text !== '');
}

/** What somebody wrote, as plain text with its line breaks; web addresses can be followed, and tell nobody from where. */
export function LinkedText({ text }: { text: string }) {
  return (
    <div className="words">
      {partsOf(text).map(({ text: part, href }, index) =>
        href === null ? (
          // The parts of one text never change places.
          <Fragment key={index}>{part}</Fragment>
        ) : (
          <Anchor key={index} href={href} target="_blank" rel="noopener noreferrer nofollow" inherit underline="always">
            {part}
          </Anchor>
        ),
      )}
    </div>
  );
}
