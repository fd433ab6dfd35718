import type { ReactNode, Ref } from 'react';

interface ScrolledProps {
  readonly label: string;
  readonly className?: string;
  readonly ref?: Ref<HTMLElement>;
  readonly children: ReactNode;
}

/** A part that scrolls by itself, also by keyboard. */
export function Scrolled({ label, className = 'scrolled', ref, children }: ScrolledProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without the focus, keys could not scroll it.
    <section className={className} aria-label={label} ref={ref} tabIndex={0}>
      {children}
    </section>
  );
}
