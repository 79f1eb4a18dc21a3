import { Title, type TitleProps } from '@mantine/core';
import { useEffect, useRef } from 'react';

/** The heading of a page. One that takes another's place takes the focus, so that it is read out. */
export function Heading({
  takesFocus = false,
  children,
  ...props
}: TitleProps & { takesFocus?: boolean; children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => void (document.title = children), [children]);
  useEffect(() => void (takesFocus && heading.current?.focus()), [takesFocus]);
  return (
    <Title order={1} size="h2" ref={heading} tabIndex={-1} style={{ outline: 'none' }} {...props}>
      {children}
    </Title>
  );
}
