import { Anchor, type AnchorProps } from '@mantine/core';
import { createLink, type LinkComponent } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type BareProps = AnchorProps & Omit<ComponentProps<'a'>, keyof AnchorProps>;

const Bare = (props: BareProps) => <Anchor {...props} />;
const Made = createLink(Bare);

/** A link to one of our own pages, in the look of all links. */
export const PageLink: LinkComponent<typeof Bare> = (props) => <Made {...props} />;
